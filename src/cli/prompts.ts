import { experimentOf } from '../environments/config.ts'
import type { Environment, User } from '../environments/environment.ts'
import { planOf } from '../environments/run.plan.ts'
import { promptsOf } from '../environments/run.prompts.ts'
import { InvalidInputError } from '../errors.ts'
import type { Context } from './context.ts'
import { json, printable } from './show.ts'

interface PromptsOptions {
  readonly agent: string
  readonly user?: string
  readonly laps: number
}

/** Every prompt an agent makes in one user's tasks, answered by rules: nothing is called. */
export async function prompts(
  ctx: Context,
  world: string,
  { agent, user, laps }: PromptsOptions,
): Promise<void> {
  const plan = await planOf(experimentOf({ world, laps, agents: [agent] }))
  const whose = userOf(plan.environment, user)
  const made = await promptsOf(plan, whose)
  if (ctx.json) return ctx.print(json({ world, agent, user: whose.id, scripted: true, prompts: made }))
  const { bold, dim } = ctx.colors
  ctx.print(`${printable(agent)} writes for ${whose.id}; answers are scripted and show no quality`)
  for (const [i, { round, step, system, messages, answer }] of made.entries()) {
    ctx.print(`\n${bold(`${i + 1}. ${step}`)} ${dim(`task ${round + 1}`)}`)
    ctx.print(part('system', system))
    for (const { role, content } of messages) ctx.print(part(role, content))
    ctx.print(part('scripted answer', answer))
  }
  function part(name: string, text: string): string {
    return `${dim(`--- ${name}`)}\n${plain(text)}`
  }
}

function userOf({ users, name }: Environment, id: string | undefined): User {
  const found = id === undefined ? users[0] : users.find((user) => user.id === id)
  if (found) return found
  throw new InvalidInputError('user', id, `${name} has ${users.map((user) => user.id).join(', ')}`)
}

/** Line ends stay: a prompt has to be read as it is. */
const plain = (text: string): string => text.split('\n').map(printable).join('\n')
