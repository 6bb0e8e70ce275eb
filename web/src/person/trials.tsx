import { useQuery } from '@tanstack/react-query'
import { client, type Preference, personKey, type Trial } from '../api.ts'
import { date, held, number, trialsOf } from '../words.ts'

const AGAINST: Readonly<Record<Trial['contrast'], string>> = {
  others: 'texts of other people for the same task',
  replaced: 'the text it replaced',
  norm: 'what is usual',
  neutral: 'a neutral text for the same task',
}

/** Every trial the statement went through, each on something done after it was found, or apart from it. */
export function Trials({ person, preference }: { readonly person: string; readonly preference: Preference }) {
  const { data } = useQuery({
    queryKey: personKey(person, 'trials', preference.id),
    queryFn: ({ signal }) =>
      client.person(person).trials({ preference: preference.id, limit: 500 }, { signal }),
    enabled: trialsOf(preference) > 0,
  })
  if (!data || data.items.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">
        Each time it was checked: {held(preference)}
      </summary>
      <ol className="mt-2 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {data.items.map((trial) => (
          <li key={`${trial.signal} ${trial.at} ${trial.contrast}`}>
            <span aria-hidden="true" className={trial.score >= 0.5 ? 'text-good' : 'text-bad'}>
              {trial.score >= 0.5 ? '✓' : '✗'}
            </span>{' '}
            {date(trial.at)}: {score(trial.score)},{' '}
            <span className="text-soft">against {AGAINST[trial.contrast]}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function score(value: number): string {
  if (value === 1) return 'right'
  return value === 0 ? 'wrong' : `right to ${number(100 * value)} %`
}
