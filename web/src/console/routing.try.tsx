import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../api.ts'
import { Section } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextBox } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { percent } from '../words.ts'

/** A query, and the prompt it would get. */
export function TryRoute() {
  const [query, setQuery] = useState('')
  const choosing = useMutation({ mutationFn: () => client.route({ query }) })
  const { data } = choosing
  return (
    <Section id="try" title="Try a query">
      <form
        className="max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          choosing.mutate()
        }}
      >
        <TextBox label="Query" value={query} required onChange={(event) => setQuery(event.target.value)} />
        <Button type="submit" busy={choosing.isPending}>
          Choose a prompt
        </Button>
      </form>
      {choosing.error && <ProblemBox error={choosing.error} />}
      <div role="status" className="mt-3">
        {data && (
          <>
            <p>
              <strong className="wrap-anywhere">{data.prompt}</strong> (expected to succeed in{' '}
              {percent(data.probability)})
            </p>
            <p className="text-soft wrap-anywhere">Why: {data.reason}</p>
          </>
        )}
      </div>
    </Section>
  )
}
