import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type Key, type KeyRequest } from '../api.ts'
import { Panel, Section } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Check, TextField } from '../ui/field.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Secret } from './secret.tsx'

type Scope = KeyRequest['scopes'][number]

const SCOPES: readonly (readonly [Scope, string])[] = [
  ['observe', 'Hand in signals, and nothing else: for where people work.'],
  ['read', 'Read profiles, prompts and judgements.'],
  ['manage', 'Do everything, also change, forget and make keys.'],
]

export function NewKey({ keys }: { readonly keys: readonly Key[] }) {
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['observe'])
  const made = useMutation({
    mutationFn: () => client.keys.create({ name: name.trim(), scopes: [...scopes] }),
    onSuccess: () => {
      setName('')
      setScopes(['observe'])
      cache.invalidateQueries({ queryKey: ['keys'] })
    },
  })
  const shown = made.data
  const revoked = keys.some(({ id, revoked }) => id === shown?.id && revoked !== undefined)
  return (
    <Section id="new-key" title="Make a key">
      <Panel className="max-w-xl">
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            made.mutate()
          }}
        >
          <TextField
            label="What it is for"
            placeholder="mail app, production"
            value={name}
            maxLength={100}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <fieldset className="space-y-2">
            <legend className="mb-1 text-sm font-medium">What it may do</legend>
            {SCOPES.map(([scope, hint]) => (
              <Check
                key={scope}
                label={scope}
                hint={hint}
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, scope] : scopes.filter((s) => s !== scope))
                }
              />
            ))}
          </fieldset>
          <Button type="submit" look="main" busy={made.isPending} disabled={scopes.length === 0}>
            Make it
          </Button>
          {made.error && <ProblemBox error={made.error} />}
        </form>
        <div role="status">
          {shown && !revoked && (
            <div className="mt-4 border-t border-line pt-4">
              <p className="mb-2 font-medium">Copy it now: it is not shown again.</p>
              <Secret key={shown.id} label={`Key of ${shown.name}`} value={shown.key} />
            </div>
          )}
        </div>
      </Panel>
    </Section>
  )
}
