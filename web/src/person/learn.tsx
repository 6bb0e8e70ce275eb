import { useMay } from '../api.ts'
import { JobControl } from '../ui/job.tsx'

/** Learns now, where the token may; otherwise says when it happens. */
export function Learn({ person }: { readonly person: string }) {
  const { manage } = useMay()
  if (!manage) return <p className="text-soft">The product you use decides when that happens.</p>
  return <JobControl name="Learn from it now" doing="Testing and learning" kind="learn" person={person} />
}
