import type { User } from './environment.ts'
import type { SimulatedPerson } from './person.ts'
import { scriptedPerson } from './scripted/person.ts'

/** A user made of rules: scripted, asks no model. With probability p they follow each of their preferences. */
export function scriptedUser(user: User, { seed, p = 1 }: { seed: number; p?: number }): SimulatedPerson {
  const person = scriptedPerson({ components: user.keys, p, seed })
  const task = (document: string) => ({ kind: user.kind, document })
  return {
    scripted: true,
    write: async ({ document }) => person.write(task(document)),
    edit: async ({ document }, draft) => person.edit(draft, task(document)),
  }
}
