import { useSession } from '../api.ts'
import { isScripted } from '../words.ts'

/** Labels what a scripted model wrote; nothing where a language model does. */
export function Scripted() {
  const { data } = useSession()
  if (!isScripted(data?.model)) return null
  return (
    <p className="text-sm text-warn">
      Written by a scripted model ({data?.model}): it shows the way texts go, and nothing of how a language
      model writes.
    </p>
  )
}
