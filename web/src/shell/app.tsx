import { useState } from 'react'
import { isRefused, useSession } from '../api.ts'
import { token } from '../session.ts'
import { Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Frame } from './frame.tsx'
import { SignIn, TokenForm } from './signin.tsx'
import { Views } from './views.tsx'

export function App() {
  const { data: session, error, errorUpdatedAt, refetch } = useSession()
  const refused = isRefused(error)
  if (session)
    return (
      <Frame session={session} notice={refused && <Over since={errorUpdatedAt} />}>
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

/** The time of a token is over: what was typed stays, and goes on with another one. Asked for again at each refusal. */
function Over({ since }: { readonly since: number }) {
  const [closed, setClosed] = useState<number>()
  return (
    <>
      <div className="bg-warn-wash text-warn">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
          <p>The time of this link or key is over.</p>
          <Button small onClick={() => setClosed(undefined)}>
            Go on with a new one
          </Button>
        </div>
      </div>
      {closed !== since && (
        <Dialog title="The time of this link or key is over" close={() => setClosed(since)}>
          <p>What you typed stays. Ask for a new link where you got this one, and paste it here.</p>
          <TokenForm />
        </Dialog>
      )}
    </>
  )
}
