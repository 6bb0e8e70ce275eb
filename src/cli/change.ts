import { createPenchant } from '../penchant.ts'
import { find, type Preference } from '../preference.ts'
import type { Context } from './context.ts'
import { profileOf, withStore } from './open.ts'
import { json, printable, shortId } from './show.ts'

export type Change = 'confirm' | 'pin' | 'unpin' | 'pause' | 'resume' | 'remove' | 'revise' | 'add'

export interface ChangeOptions {
  readonly id?: string
  readonly statement?: string
  readonly task?: string
  readonly forever?: boolean
}

const DONE: Readonly<Record<Change, string>> = {
  confirm: 'confirmed',
  pin: 'pinned',
  unpin: 'no longer pinned',
  pause: 'paused',
  resume: 'taken up again',
  remove: 'removed',
  revise: 'revised',
  add: 'added',
}

/** The person's own say over one preference. */
export async function change(
  ctx: Context,
  what: Change,
  person: string,
  options: ChangeOptions,
): Promise<void> {
  const preference = await withStore(
    ctx,
    async (store) => {
      const penchant = createPenchant({ store })
      const { id = '', statement = '', task, forever } = options
      if (what === 'add') {
        const scope = task === undefined ? ({ kind: 'always' } as const) : ({ kind: 'task', task } as const)
        const { preferences } = await penchant.add(person, statement, scope)
        const own = preferences.filter((p) => p.origin !== 'inferred')
        return own.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)!
      }
      const target = find(await profileOf(store, person), id)
      const profile = await apply(penchant, what, person, target, statement, forever)
      return profile.preferences.find((p) => p.id === target.id) ?? target
    },
    { create: what === 'add' },
  )
  if (ctx.json) ctx.print(json({ [what === 'remove' ? 'removed' : 'preference']: preference }))
  else ctx.print(`${DONE[what]}: ${printable(preference.statement)} (${shortId(preference.id)})`)
}

function apply(
  penchant: ReturnType<typeof createPenchant>,
  what: Exclude<Change, 'add'>,
  person: string,
  { id }: Preference,
  statement: string,
  forever?: boolean,
) {
  switch (what) {
    case 'confirm':
      return penchant.confirm(person, id)
    case 'pin':
    case 'unpin':
      return penchant.pin(person, id, what === 'pin')
    case 'pause':
    case 'resume':
      return penchant.pause(person, id, what === 'pause')
    case 'remove':
      return penchant.remove(person, id, { forever })
    case 'revise':
      return penchant.revise(person, id, statement)
  }
}
