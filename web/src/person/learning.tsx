import { useQuery } from '@tanstack/react-query'
import { client, personKey, useMay, useProfile } from '../api.ts'
import { Empty, Section, Title, Waiting } from '../ui/blocks.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Spend } from '../ui/spend.tsx'
import { count } from '../words.ts'
import { Calibration } from './calibration.tsx'
import { Drifts } from './drifts.tsx'
import { Learn } from './learn.tsx'
import { Loss } from './loss.tsx'

/** How well what is believed foretells what the person does, and what that cost. */
export default function Learning({ person }: { readonly person: string }) {
  const { read } = useMay()
  const { data: profile } = useProfile(person)
  const curve = useQuery({
    queryKey: personKey(person, 'curve'),
    queryFn: ({ signal }) => client.person(person).curve({ signal }),
  })
  const guessed = curve.data && curve.data.points.length > 0 ? curve.data : undefined
  return (
    <>
      <Title lead="Before we learn from something you did, we guess it from what we believe so far. The more often that is right, the better you are understood.">
        Learning
      </Title>
      {curve.error && <ProblemBox error={curve.error} again={() => curve.refetch()} />}
      {curve.isPending && <Waiting />}
      {curve.data && !guessed && <Nothing />}
      {guessed && <Loss curve={guessed} />}
      {guessed && guessed.drifts.length > 0 && (
        <Drifts curve={guessed} preferences={profile?.preferences ?? []} />
      )}
      {profile && profile.waiting > 0 && (
        <Section id="waiting" title={`${count(profile.waiting, 'thing')} not learned from yet`}>
          <Learn person={person} />
        </Section>
      )}
      {guessed && guessed.calibration.length > 0 && <Calibration bins={guessed.calibration} />}
      {read && (
        <Section
          id="spend"
          title="Calls and cost by purpose"
          lead="For this person, since the service started."
        >
          <Spend person={person} />
        </Section>
      )}
    </>
  )
}

const Nothing = () => (
  <Empty title="Nothing was guessed yet">
    <p>It begins with the second thing that is learned from: an edit, a choice, or a text of yours.</p>
  </Empty>
)
