import { Command } from 'commander'
import { expect, onTestFinished, test } from 'vitest'
import { folder as fresh, writeLines } from '../data/files.values.ts'
import { DATA, entryIn, shortSighted, within } from '../environments/prefeval/scripted.values.ts'
import { modelServer, type ServerCall } from '../test/model-server.ts'
import { createColors } from './colors.ts'
import { addPrefeval } from './commands.prefeval.ts'
import { folder } from './spawned.ts'

const at = folder()

/** The test's data as files. */
function data(): string {
  const folder = fresh()
  const rows = DATA.entries.map(({ id, topic, preference, question, options }) => ({
    ...{ id, topic, preference, question, options: [options!.right, ...options!.wrong], answer: 0 },
  }))
  writeLines(folder, 'explicit.jsonl', rows)
  writeLines(folder, 'mcq.jsonl', rows)
  writeLines(folder, 'filler-turns.jsonl', [{ id: 'f', conversation: DATA.filler.flat() }])
  return folder
}

const HELPFUL = {
  mention: '',
  acknowledges: false,
  misstates: false,
  violates: true,
  helpful: true,
  reason: 'so',
}

/** A server's calls have no step: the judge's is the one with a statement. */
const reply = (call: ServerCall) => {
  if (within(call, 'statement') !== undefined)
    return { ...HELPFUL, violates: within(call, 'text')!.includes('wrong') }
  const step = within(call, 'material') === undefined ? 'prefeval.answer' : 'prefeval.choose'
  return shortSighted({ sees: 2 })({ ...call, step, signals: [], attempt: 0 })
}

async function served() {
  const server = await modelServer(reply)
  onTestFinished(() => server.close())
  return server
}

interface Running {
  readonly json?: boolean
  readonly store?: string
  readonly server?: Awaited<ReturnType<typeof served>>
  /** Filled as the command prints. */
  readonly out?: string[]
}

async function run(args: readonly string[], { json = false, store = 'a.db', ...given }: Running = {}) {
  const { out = [], server = await served() } = given
  const context = {
    ...{ store: at(store), json, colors: createColors(false) },
    ...{ print: (text: string) => out.push(text), note() {} },
  }
  const program = new Command().exitOverride().configureOutput({ writeErr() {} })
  addPrefeval(program, () => context)
  const all = ['prefeval', '--data', data(), '--model', `${server.url}#scripted`, ...args]
  await program.parseAsync(all, { from: 'user' })
  return { text: out.join('\n'), server }
}

test('a table by turns and agent, marked as scripted', async () => {
  const { text, server } = await run(['--turns', '0,3', '--agents', 'none,penchant'])
  const lines = text.split('\n')
  expect(lines[0]).toMatch(/^a scripted model/)
  expect(lines[1]).toBe('PrefEval, explicit, choice: 4 of 4 questions (seed 1), scripted')
  expect(lines.slice(3, 8)).toEqual([
    'turns  agent     followed         95 %  n  unusable',
    '    0  none         1.000  0.510…1.000  4         0',
    '    0  penchant     1.000  0.510…1.000  4         0',
    '    3  none         0.000  0.000…0.490  4         0',
    '    3  penchant     1.000  0.510…1.000  4         0',
  ])
  expect(text).toMatch(/^over-application: for 0\.\d{3} \[0\.\d{3}, 0\.\d{3}\] of 64 made-up contexts/m)
  expect(text).toMatch(/^none: 8 calls, .*\npenchant: 8 calls, /m)
  expect(server.stats.requests).toBe(16)
})

test('as JSON, with rows; what was answered before is not asked for again', async () => {
  const args = ['--turns', '3', '--agents', 'none,self-critique', '--max', '2']
  const server = await served()
  const how = { json: true, store: 'b.db', server }
  const first = JSON.parse((await run(args, how)).text)
  expect(first).toMatchObject({ scripted: true, form: 'explicit', task: 'choice', entries: 2, of: 4 })
  expect(first.rows).toHaveLength(4)
  expect(first).not.toHaveProperty('misapplication')
  expect(first.cells[0].accuracy).toMatchObject({ n: 2, mean: 0 })
  // The first answer of self-critique is the one given without it.
  expect(first.usage.agents['self-critique']).toMatchObject({ calls: 4, cached: 2 })
  expect(server.stats.requests).toBe(6)
  const again = JSON.parse((await run(args, how)).text)
  expect(server.stats.requests).toBe(6)
  expect(again.rows).toEqual(first.rows)
})

test('free answers are judged', async () => {
  const args = ['--task', 'generation', '--turns', '3', '--agents', 'none,reminder']
  const { text, server } = await run(args)
  expect(text).toContain('scripted, judged by scripted')
  expect(text).toMatch(/^ {4}3 {2}none +0\.000 .* 0 +0 +1\.000 +0\.000 +0\.000 +0\.000$/m)
  expect(text).toMatch(/^ {4}3 {2}reminder +1\.000 .* 0\.000$/m)
  expect(text).toMatch(/^judge: 8 calls/m)
  expect(
    server.calls.filter((call) => within(call, 'statement')).map((call) => entryIn(call).id),
  ).toHaveLength(8)
})

test('a limit on calls ends it, and what there is is shown', async () => {
  const out: string[] = []
  const limits = ['--max-calls', '2', '--concurrency', '1']
  const running = run(['--turns', '0', '--agents', 'none', ...limits], { store: 'c.db', out })
  await expect(running).rejects.toThrow(/^prefeval\.choose: .* 3 calls of a budget of 2/)
  expect(out.join('\n')).toMatch(/^ {4}0 {2}none +1\.000 .* 2 +0$/m)
  expect(out.join('\n')).toMatch(/^ended early/m)
})

test('what cannot be asked is refused', async () => {
  await expect(run(['--turns', '1,x'])).rejects.toThrow()
  await expect(run(['--agents', 'memory'])).rejects.toThrow()
  await expect(run(['--form', 'implicit-choice'])).rejects.toThrow(/holds implicit-choice\.jsonl/)
  await expect(run(['--turns', '99'])).rejects.toThrow(/^turns: 99 .* give 6 at most/)
})
