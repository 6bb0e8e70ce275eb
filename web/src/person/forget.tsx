import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type ForgetRequest, type Receipt } from '../api.ts'
import { Section, Title } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { save } from '../ui/download.ts'
import { ProblemBox } from '../ui/problem.tsx'
import { Everything } from './everything.tsx'
import { ForgetPreference } from './forget.preference.tsx'
import { ForgetSignals } from './forget.signals.tsx'
import { ReceiptView } from './receipt.tsx'
import { useForget } from './useforget.ts'

/** Erases what is held of the person, in part or whole, and hands everything out as a file. */
export default function Forget({ person }: { readonly person: string }) {
  const [receipt, setReceipt] = useState<Receipt>()
  const [gone, setGone] = useState(false)
  const forget = useForget(person, (done, what) => {
    setReceipt(done)
    if ('everything' in what) setGone(true)
  })
  const run = (what: ForgetRequest) => forget.mutate(what)
  const exporting = useMutation({
    mutationFn: () => client.person(person).export(),
    onSuccess: (all) => save(`penchant-${person}.json`, JSON.stringify(all, null, 2)),
  })
  return (
    <>
      <Title lead="What is forgotten is erased: the text itself, every quote of it, what was learned from it, and what models said about it. On disk too. It cannot be undone.">
        Forget
      </Title>
      <div role="status">{receipt && <ReceiptView receipt={receipt} />}</div>
      {forget.error && <ProblemBox error={forget.error} />}
      {gone ? (
        <p>Nothing is held about {person} any more.</p>
      ) : (
        <>
          <Section id="export" title="Export" lead="Everything that is held about you, as one JSON file.">
            <Button busy={exporting.isPending} onClick={() => exporting.mutate()}>
              Save everything as a file
            </Button>
            {exporting.error && <ProblemBox error={exporting.error} />}
          </Section>
          <ForgetPreference person={person} forget={run} busy={forget.isPending} />
          <ForgetSignals person={person} forget={run} busy={forget.isPending} />
          <Everything person={person} forget={() => run({ everything: true })} busy={forget.isPending} />
        </>
      )}
    </>
  )
}
