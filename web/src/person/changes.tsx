import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, personKey } from '../api.ts'
import { lasting, tab } from '../session.ts'
import { Panel, Section } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { count } from '../words.ts'
import { useOwn } from './change.ts'
import { linesOf } from './changes.lines.ts'
import { read, since } from './seen.ts'
import { useWhose } from './whose.ts'

/** What changed since the person was here last. Nothing at a first visit, and nothing of what they did themself. */
export function Changes({ person, version }: { readonly person: string; readonly version: number }) {
  const whose = useWhose(person)
  const own = new Set(useOwn(person).map(({ id }) => id))
  const [, setRead] = useState(version)
  const from = since(whose, version, lasting, tab)
  const { data } = useQuery({
    queryKey: personKey(person, 'diff', from),
    queryFn: ({ signal }) => client.person(person).diff({ from: from! }, { signal }),
    enabled: from !== undefined && from < version,
  })
  const news = data && from !== undefined && from < version ? linesOf(data) : []
  const lines = news.filter(({ id }) => !own.has(id))
  if (lines.length === 0) return null
  return (
    <Panel className="mb-6">
      <Section id="changes" title="What changed since your last visit">
        <ul className="list-disc space-y-1 pl-5">
          {lines.slice(0, 12).map(({ id, text }) => (
            <li key={id} dir="auto" className="wrap-anywhere">
              {text}
            </li>
          ))}
        </ul>
        {lines.length > 12 && (
          <p className="mt-1 text-soft">And {count(lines.length - 12, 'more change')}.</p>
        )}
        <Button
          small
          className="mt-3"
          onClick={() => {
            read(whose, version, tab)
            setRead(version)
            document.querySelector<HTMLElement>('h1')?.focus()
          }}
        >
          I have read this
        </Button>
      </Section>
    </Panel>
  )
}
