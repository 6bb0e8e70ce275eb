import { isRefused, useSession } from '../api.ts'
import { token } from '../session.ts'
import { Waiting } from '../ui/blocks.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Frame } from './frame.tsx'
import { SignIn } from './signin.tsx'
import { Views } from './views.tsx'

export function App() {
  const { data: session, error, refetch } = useSession()
  const refused = isRefused(error)
  if (session && !refused)
    return (
      <Frame session={session}>
        <Views session={session} />
      </Frame>
    )
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      {refused ? (
        <SignIn failed={token() !== ''} />
      ) : error ? (
        <ProblemBox error={error} again={() => refetch()} />
      ) : (
        <Waiting />
      )}
    </main>
  )
}
