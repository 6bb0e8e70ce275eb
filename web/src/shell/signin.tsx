import { useState } from 'react'
import { keepToken } from '../session.ts'
import { Title } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

/** Without a token nothing is shown. People come with a link; developers may have a key. */
export function SignIn({ failed }: { readonly failed: boolean }) {
  const [value, setValue] = useState('')
  return (
    <>
      <Title lead="This page shows what a product believes about how you like things, and why. It opens with a link.">
        Penchant
      </Title>
      <form
        className="space-y-4 rounded-lg border border-line bg-panel p-4"
        onSubmit={(event) => {
          event.preventDefault()
          keepToken(value.trim())
          location.reload()
        }}
      >
        {failed && (
          <p role="alert" className="rounded-md bg-bad-wash px-3 py-2 text-bad">
            That link or key is not valid, or its time is over. Ask for a new one where you got it.
          </p>
        )}
        <TextField
          label="Key or token"
          hint={
            <>
              Kept in this tab until you close it. <code>penchant serve</code> prints a link that needs none
              of this; <code>penchant keys create</code> makes a key.
            </>
          }
          value={value}
          onChange={(event) => setValue(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          type="password"
          required
        />
        <Button type="submit" look="main">
          Open
        </Button>
      </form>
    </>
  )
}
