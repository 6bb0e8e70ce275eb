import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { InvalidInputError, ModelError, PenchantError } from '../errors.ts'
import { type ModelServer, modelServer } from '../test/model-server.ts'
import { experimentOf } from './config.ts'
import { openFolder, readDocuments, readResults } from './run.folder.ts'
import { type Plan, planOf, tasksOf } from './run.plan.ts'
import { promptsOf } from './run.prompts.ts'
import { type RunProgress, run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'penchant-run-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let server: ModelServer
afterEach(() => server?.close())

const SMALL = { world: 'plume', agents: ['none', 'oracle'], seeds: [1], kinds: 'email', laps: 2 }
const plan = (more: object = {}): Promise<Plan> => planOf(experimentOf({ ...SMALL, ...more }))

describe('a plan', () => {
  it('goes seed by seed through kinds and agents, in every setting', async () => {
    const { lives } = await plan({ seeds: [1, 2], kinds: ['summary', 'email'], p: [1, 0.5] })
    expect(
      lives.map(({ setting, seed, kind, agent }) => `${setting} ${seed} ${kind} ${agent}`).slice(0, 5),
    ).toEqual([
      'p=1 1 summary none',
      'p=1 1 summary oracle',
      'p=1 1 email none',
      'p=1 1 email oracle',
      'p=1 2 summary none',
    ])
    expect([lives.length, lives.at(-1)!.with.p, lives[0]!.rounds]).toEqual([16, 0.5, 10])
  })

  it('is the same for the same documents, and another for others', async () => {
    const file = join(folder, 'more.jsonl')
    const embedded = (await plan()).documents
    for (const document of embedded) appendFileSync(file, `${JSON.stringify(document)}\n`)
    expect((await plan({ documents: file })).identity).toEqual((await plan()).identity)
    appendFileSync(file, `${JSON.stringify({ ...embedded[0]!, id: 'one-more' })}\n`)
    expect((await plan({ documents: file })).identity.documents).not.toEqual(
      (await plan()).identity.documents,
    )
  })

  it('takes an agent of one’s own from a module, and refuses what is none', async () => {
    const file = join(folder, 'mine.mjs')
    appendFileSync(file, 'export default { name: "mine", about: "", begin: () => ({}) }\n')
    expect((await plan({ agents: [file, 'none'] })).identity.agents).toEqual(['mine', 'none'])
    const bad = join(folder, 'bad.mjs')
    appendFileSync(bad, 'export const agent = 1\n')
    await expect(plan({ agents: bad })).rejects.toThrow('let it export {name, about, begin}')
    await expect(plan({ agents: './nowhere.mjs' })).rejects.toThrow(InvalidInputError)
    await expect(plan({ agents: ['none', file, 'mine'] })).rejects.toThrow(InvalidInputError)
  })
})

describe('a run', () => {
  it('has everybody meet the same people: what they write is asked once', async () => {
    server = await modelServer(({ user }) => `My own words on it: ${user.slice(-30)}`)
    const out = join(folder, 'people')
    const told: RunProgress[] = []
    const own = await plan({ personModel: `${server.url}#person`, price: { input: 1, output: 1 } })
    const rows = await run(own, { folder: out, onProgress: (now) => told.push(now) })
    expect([rows.length, server.calls.length]).toEqual([16, 8])
    for (const row of rows) {
      expect(row.others.person).toMatchObject({ calls: 1 })
      expect(row.cost).toBe(0)
      const other = rows.find(({ agent, round }) => agent !== row.agent && round === row.round)!
      expect(row.own).toBe(other.own)
    }
    expect(told.at(-1)).toMatchObject({ done: 16, total: 16, ahead: { calls: 0, cost: 0 } })
    const cost = rows.reduce((sum, { others }) => sum + others.person!.cost!, 0) / 2
    expect(told.at(-1)!.paid.cost).toBeCloseTo(cost)
    expect(own.identity.scripted).toEqual(['model'])
  })

  it('ends where a model is gone, and goes on when it is back', async () => {
    server = await modelServer(() => 'A text.')
    const out = join(folder, 'gone')
    const own = await plan({ model: `${server.url}#m` })
    server.fail('401')
    const error = await run(own, { folder: out }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ModelError)
    expect((error as ModelError).fault).toBe('rejected')
    const before = server.calls.length
    const rows = await run(own, { folder: out })
    expect(rows).toHaveLength(16)
    expect(server.calls.length).toBeGreaterThan(before)
    expect(await readResults(out)).toEqual(rows)
  })

  it('keeps the documents its tasks were made from', async () => {
    const out = join(folder, 'documents')
    const own = await plan({ agents: 'none' })
    const rows = await run(own, { folder: out })
    const tasks = tasksOf(own.identity, await readDocuments(out), 'email', 1)
    expect(rows.map(({ task }) => task)).toEqual(tasks.map(({ id }) => id))
  })

  it('is one process’s at a time', async () => {
    const out = join(folder, 'locked')
    const own = await plan()
    const open = await openFolder(out, own)
    await expect(run(own, { folder: out })).rejects.toThrow(PenchantError)
    await expect(run(own, { folder: out })).rejects.toThrow('another process is running it')
    await open.close()
    expect(await run(own, { folder: out })).toHaveLength(16)
  })

  it('takes a line that was cut off away before it adds one', async () => {
    const out = join(folder, 'torn')
    const own = await plan({ agents: 'none' })
    const whole = await run(own, { folder: out })
    const file = join(out, 'results.jsonl')
    const lines = readFileSync(file, 'utf8').split('\n')
    rmSync(file)
    appendFileSync(file, `${lines.slice(0, 3).join('\n')}\n${lines[3]!.slice(0, 50)}`)
    await run(own, { folder: out })
    const timeless = (rows: typeof whole) => rows.map(({ ms: _, ...row }) => row)
    expect(timeless(await readResults(out))).toEqual(timeless(whole))
  })
})

it('an agent that is not the oracle is not told true preferences', async () => {
  const file = join(folder, 'curious.mjs')
  const begin =
    'begin: ({ truth }) => ({ recall: async (task) => ({ statements: truth(task), demonstrations: [] }), learn: async () => {} })'
  appendFileSync(file, `export default { name: "curious", about: "", ${begin} }\n`)
  await expect(run(await plan({ agents: file }), { folder: join(folder, 'curious') })).rejects.toThrow(
    'curious asked for true preferences',
  )
})

it('prompts hold nothing of other users, and no true preference but the oracle’s', async () => {
  for (const name of ['none', 'prose', 'oracle']) {
    const own = await plan({ agents: name, laps: 2 })
    const [user, ...others] = own.environment.users.filter(({ kind }) => kind === 'email')
    const text = JSON.stringify(await promptsOf(own, user!))
    const told = user!.preferences.every((wish) => text.includes(JSON.stringify(wish).slice(1, -1)))
    expect([name, told]).toEqual([name, name === 'oracle'])
    const mine = own.environment.tasks('email', 1).filter((task) => task.user.id === user!.id)
    for (const task of own.environment.tasks('email', 1))
      expect(text.includes(JSON.stringify(task.document).slice(1, 80))).toBe(
        mine.some(({ id }) => id === task.id),
      )
    expect(others.length).toBeGreaterThan(0)
  }
})
