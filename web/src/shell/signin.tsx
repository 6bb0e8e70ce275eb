import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { enter, isRefused } from '../api.ts'
import { Title } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'

/** Without a token nothing is shown. People come with a link; developers may have a key. */
export function SignIn({ failed }: { readonly failed: boolean }) {
  return (
    <>
      <Title lead="This page shows what a product believes about how you like things, and why. It opens with a link, which the product gives you.">
        Penchant
      </Title>
      <div className="rounded-lg border border-line bg-panel p-4">
        <TokenForm failed={failed} />
      </div>
      <details className="mt-4 text-sm text-soft">
        <summary className="cursor-pointer">For developers</summary>
        <p className="mt-1">
          <code>penchant serve</code> prints a link that opens this page; <code>penchant keys create</code>{' '}
          makes a key. It is kept in this tab until you close it.
        </p>
      </details>
    </>
  )
}

/** Takes a link or what stands in it. */
export function TokenForm({ failed = false }: { readonly failed?: boolean }) {
  const [value, setValue] = useState('')
  const entering = useMutation({ mutationFn: () => enter(value) })
  const refused = entering.error ? isRefused(entering.error) : failed && !entering.isPending
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        entering.mutate()
      }}
    >
      {refused && (
        <p role="alert" className="rounded-md bg-bad-wash px-3 py-2 text-bad">
          That link or key is not valid, or its time is over. Ask for a new one where you got it.
        </p>
      )}
      {entering.error && !refused && <ProblemBox error={entering.error} />}
      <TextField
        label="Link or key"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        type="password"
        required
      />
      <Button type="submit" look="main" busy={entering.isPending}>
        Open
      </Button>
    </form>
  )
}
