import { expect, it } from 'vitest'
import { ModelError } from '../errors.ts'
import type { Ask } from '../model.ts'
import { type AgentRun, NOTHING } from './agent.ts'
import type { Environment, Task, User } from './environment.ts'
import { live, type Round } from './life.ts'

const users: readonly User[] = ['email/a', 'email/b'].map((id) => ({
  ...{ id, kind: 'email', source: id, preferences: [], keys: [] },
}))
const tasks: readonly Task[] = [0, 1].flatMap((lap) =>
  users.map((user) => ({
    user,
    id: `${user.id} ${lap}`,
    document: 'A document.',
    instruction: 'Write.',
    lap,
  })),
)
const world = (feedback: Environment['feedback']): Environment => ({
  ...{ name: 'world', feedback, users },
  tasks: () => tasks,
})

async function lived(agent: Partial<AgentRun>, ask: Ask, feedback: Environment['feedback'] = 'sample') {
  const log: string[] = []
  const run: AgentRun = {
    async recall(task) {
      log.push(`recall ${task.id}`)
      return { ...NOTHING, statements: [task.user.id] }
    },
    async learn(task, signal) {
      log.push(`learn ${task.id} ${signal.kind}`)
    },
    ...agent,
  }
  const rounds: Round[] = []
  const life = live({
    ...{ environment: world(feedback), kind: 'email' as const, seed: 1, agent: run, ask },
    person: () => ({
      scripted: true,
      write: async (task) => `own ${task.id}`,
      edit: async (_, draft) => `${draft}!`,
    }),
    async control(work) {
      log.push('control')
      return work().finally(() => log.push('end of control'))
    },
  })
  for await (const round of life) {
    log.push(`round ${round.round}`)
    rounds.push(round)
  }
  return { log, rounds }
}

const wrote: Ask = async ({ step, user }) => `${step} ${/email\/\w/.exec(user)![0]}` as never

it('recalls, writes, is shown, learns; the last lap is written once more with another’s', async () => {
  const { log, rounds } = await lived({}, wrote)
  expect(log).toEqual([
    ...['recall email/a 0', 'learn email/a 0 sample', 'round 0'],
    ...['recall email/b 0', 'learn email/b 0 sample', 'round 1'],
    ...[
      'recall email/a 1',
      'control',
      'recall email/b 1',
      'end of control',
      'learn email/a 1 sample',
      'round 2',
    ],
    ...[
      'recall email/b 1',
      'control',
      'recall email/a 1',
      'end of control',
      'learn email/b 1 sample',
      'round 3',
    ],
  ])
  expect(rounds.map(({ text, own }) => [text, own])).toEqual([
    ['write email/a', 'own email/a 0'],
    ['write email/b', 'own email/b 0'],
    ['write email/a', 'own email/a 1'],
    ['write email/b', 'own email/b 1'],
  ])
  expect(rounds.map(({ swapped }) => swapped?.text)).toEqual([
    undefined,
    undefined,
    'swap email/b',
    'swap email/a',
  ])
})

it('shows a draft where people edit', async () => {
  const { log, rounds } = await lived({}, wrote, 'edit')
  expect(log).toContain('learn email/a 0 edit')
  expect(rounds[0]!.own).toBe('write email/a!')
})

const refusal = new ModelError('write', 'refused', 'no')

it('goes on after what a model gave no usable answer to, and says so', async () => {
  let calls = 0
  const once: Ask = async (prompt, signals) => {
    if (calls++ === 1) throw refusal
    return wrote(prompt, signals)
  }
  const unwritten = await lived({}, once)
  expect(unwritten.rounds.map(({ failed, text }) => [failed, text])).toEqual([
    [undefined, 'write email/a'],
    [refusal.message, ''],
    [undefined, 'write email/a'],
    [undefined, 'write email/b'],
  ])
  expect(unwritten.log).not.toContain('learn email/b 0 sample')

  const learn = async (task: Task) => {
    if (task.lap === 0) throw refusal
  }
  const unlearned = await lived({ learn }, wrote)
  expect(unlearned.rounds.map(({ failed, text }) => [failed, text])).toEqual([
    [refusal.message, 'write email/a'],
    [refusal.message, 'write email/b'],
    [undefined, 'write email/a'],
    [undefined, 'write email/b'],
  ])

  const swapless = await lived({}, async (prompt, signals) => {
    if (prompt.step === 'swap') throw refusal
    return wrote(prompt, signals)
  })
  expect(swapless.rounds.map(({ failed, swapped }) => [failed, swapped])).toEqual(
    Array(4).fill([undefined, undefined]),
  )
})

it('ends where a model cannot be reached', async () => {
  const gone = new ModelError('write', 'unreachable', '')
  await expect(lived({}, () => Promise.reject(gone))).rejects.toBe(gone)
})
