import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, PenchantProblem } from '../client.ts'
import { style } from '../learners/style.ts'
import { scriptedModel } from '../test/scripted-model.ts'
import { routes } from './routes.ts'
import { demoSignals, nameOf, reached, started } from './serving.values.ts'

// Every route as a client uses it, over HTTP on loopback. Each answer is held against its schema by the fetch used.

let server: Awaited<ReturnType<typeof started>>
let client: Client

const settled = async (id: string) => {
  const states: string[] = []
  for await (const { state } of client.jobs.follow(id)) states.push(state)
  return { states, job: await client.jobs.get(id) }
}

const all = async <T>(page: (cursor?: string) => Promise<{ items: readonly T[]; next?: string }>) => {
  const items: T[] = []
  for (let cursor: string | undefined; ; ) {
    const { items: some, next } = await page(cursor)
    items.push(...some)
    if (next === undefined) return items
    cursor = next
  }
}

beforeAll(async () => {
  server = await started()
  client = server.clientFor(server.keyFor('default', 'manage'))
})

describe('the service', () => {
  it('takes signals one by one, in batches and as lines, each once', async () => {
    const [emma, kai, ines] = [await demoSignals('emma'), await demoSignals('kai'), await demoSignals('ines')]
    const { id } = await client.signals.observe(emma[0]!)
    expect(await client.signals.observe(emma[0]!)).toEqual({ id })

    const batch = await client.signals.batch([...emma, { kind: 'sample', person: 'emma' } as never])
    expect(batch.accepted).toBe(emma.length)
    expect(batch.results[0]).toEqual({ index: 0, id })
    expect(batch.results.at(-1)!.problem).toMatchObject({ status: 400, field: 'text' })

    const lines = [...kai, ...ines].map((s) => JSON.stringify(s))
    const report = await client.signals.stream(
      [lines[0], '', 'no JSON', '{"kind":"sample","person":"kai"}', ...lines.slice(1)].join('\r\n'),
    )
    expect(report).toMatchObject({ lines: lines.length + 2, accepted: lines.length, refused: 2 })
    expect(report.reports.flatMap((r) => ('problem' in r ? [[r.line, r.problem.field]] : []))).toEqual([
      [3, 'line'],
      [4, 'text'],
    ])
    // The number stands beside the problem, once.
    for (const r of report.reports) if ('problem' in r) expect(r.problem.detail).not.toMatch(/[34]/)
    const held = await all((cursor) => client.signals.list({ limit: 7, cursor }))
    expect(held).toHaveLength(emma.length + lines.length)
    expect(new Set(held.map((s) => s.id))).toEqual(
      new Set([
        ...batch.results.slice(0, -1).map((r) => r.id),
        ...report.reports.flatMap((r) => ('id' in r ? r.id : [])),
      ]),
    )
  })

  it('lists people by name, a page at a time, and finds some', async () => {
    const people = await all((cursor) => client.people({ limit: 1, cursor }))
    expect(people.map((p) => [p.person, p.state])).toEqual([
      ['emma', 'not learned'],
      ['ines', 'not learned'],
      ['kai', 'not learned'],
    ])
    expect((await client.people({ search: 'AI' })).items.map((p) => p.person)).toEqual(['kai'])
  })

  it('learns as a job that is followed to its end', async () => {
    const { states, job } = await settled((await client.learn()).id)
    expect(states.at(-1)).toBe('done')
    expect(job.result).toMatchObject({ people: 3 })
    expect((await client.people()).items.every((p) => p.state === 'learned')).toBe(true)
    expect((await client.jobs.list())[0]).toEqual(job)
    // Nothing is new: done at once. A job that is over cannot be cancelled any more.
    const again = await settled((await client.person('emma').learn()).id)
    expect(again.job).toMatchObject({ state: 'done', person: 'emma', result: { signals: 0 } })
    expect((await client.jobs.cancel(again.job.id)).state).toBe('done')
  })

  it('shows what is believed, why, and how well it foretells', async () => {
    const emma = client.person('emma')
    const profile = await emma.profile()
    expect(profile).toMatchObject({ person: 'emma', version: 1, waiting: 0 })
    const inUse = profile.preferences.find((p) => p.usable && p.evidence.length > 0)!
    const [{ signal: id, field, start, end, quote }] = inUse.evidence as [(typeof inUse.evidence)[0]]
    const signal = (await emma.signal(id)) as unknown as Record<string, string>
    expect(signal[field]!.slice(start, end)).toBe(quote)

    const trials = await all((cursor) => emma.trials({ limit: 100, cursor }))
    const own = await all((cursor) => emma.trials({ preference: inUse.id, cursor }))
    expect(own).toEqual(trials.filter((t) => t.preference === inUse.id))
    expect(own.reduce((sum, t) => sum + t.score, 0)).toBeCloseTo(inUse.tally.wins)

    const newest = await all((cursor) => emma.signals({ order: 'newest', limit: 3, cursor }))
    const oldest = await all((cursor) => emma.signals({ limit: 4, cursor }))
    expect(newest.toReversed()).toEqual(oldest)
    expect((await emma.signals({ kind: 'edit' })).items.every((s) => s.kind === 'edit')).toBe(true)

    const curve = await emma.curve()
    const { forecasts } = await emma.export()
    expect(curve.points.map((p) => p.at)).toEqual(forecasts.map((f) => f.at))
    expect(curve.calibration.reduce((sum, b) => sum + b.n, 0)).toBe(2 * forecasts.length)
  })

  it('lets the person have their say, and take it back', async () => {
    const emma = client.person('emma')
    const before = await emma.profile()
    const [used, other] = before.preferences.filter((p) => p.usable && p.origin === 'inferred')
    const { id } = used!
    const steps = [
      await emma.pause(id),
      await emma.resume(id),
      await emma.pin(id),
      await emma.unpin(id),
      await emma.confirm(id),
      await emma.revise(id, 'Write as I do'),
    ]
    expect(steps.map((s) => [s.preference!.status, s.preference!.pinned, s.preference!.origin])).toEqual([
      ['paused', false, 'inferred'],
      ['active', false, 'inferred'],
      ['active', true, 'inferred'],
      ['active', false, 'inferred'],
      ['active', false, 'stated'],
      ['active', false, 'revised'],
    ])
    expect(steps.map((s) => s.version)).toEqual([2, 3, 4, 5, 6, 7])
    const added = await emma.add('Uses British spelling', { kind: 'task', task: 'email' })
    expect(added.preference).toMatchObject({ statement: 'Uses British spelling', origin: 'stated' })
    const removed = await emma.remove(other!.id, { forever: true })
    expect(removed).toEqual({ version: 9 })

    const diff = await emma.diff({ from: 1 })
    expect([diff.from, diff.to]).toEqual([1, 9])
    expect(diff.added.map((p) => p.id)).toEqual([added.preference!.id])
    expect(diff.removed.map((p) => p.id)).toEqual([other!.id])
    expect(diff.changed.map((c) => [c.id, c.fields])).toEqual([[id, ['statement', 'origin']]])
    const { items } = await emma.versions()
    expect(items.map((v) => v.version)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(items[0]).toMatchObject({ added: 0, removed: 1 })
    expect((await emma.profile({ version: 1 })).preferences).toEqual(before.preferences)

    // In any order, whatever came after.
    expect((await emma.undo(7)).preference).toMatchObject({
      id,
      statement: used!.statement,
      origin: 'stated',
    })
    expect((await emma.undo(9)).preference).toEqual(other)
    expect((await emma.undo(8)).preference).toBeUndefined()
    const after = await emma.profile()
    expect(after.removed).toEqual([])
    expect(new Set(after.preferences.map((p) => p.id))).toEqual(new Set(before.preferences.map((p) => p.id)))
    await expect(emma.undo(1)).rejects.toMatchObject({ status: 400, field: 'version' })

    // What changes nothing makes no version, so that what is undone is what was done.
    const paused = await emma.pause(id)
    expect(await emma.pause(id)).toEqual(paused)
    expect((await emma.undo(paused.version)).preference).toMatchObject({ id, status: 'active' })
  })

  it('prompts and previews', async () => {
    const emma = client.person('emma')
    const block = await emma.prompt({ task: 'email', budget: 60 })
    expect(block.text).toContain('<preferences>')
    expect(block.left.length).toBeGreaterThan(0)
    const proposed = (await emma.profile()).preferences.find((p) => !p.usable)!
    const preview = await emma.preview({ preference: proposed.id, task: 'email' })
    expect(preview.with.used).toContain(proposed.id)
    expect(preview.without.used).not.toContain(proposed.id)
  })

  it('writes, at once or piece by piece, and counts what it took', async () => {
    const model = scriptedModel(({ step }) => (step === 'write' ? 'Written for you.' : undefined))
    const writer = await started({ model, learners: [style()], budget: { calls: 50 } })
    const other = writer.clientFor(writer.keyFor('default', 'manage'))
    await other.signals.observe({ kind: 'sample', person: 'emma', text: 'Hello.' })
    const emma = other.person('emma')
    expect((await emma.write({ task: 'email', input: 'No party.' })).text).toBe('Written for you.')
    const pieces: string[] = []
    const writing = emma.writing({ task: 'email', input: 'No party.' })
    let step = await writing.next()
    for (; !step.done; step = await writing.next()) pieces.push(step.value)
    expect(pieces.join('')).toBe('Written for you.')
    expect(step.value.text).toBe('Written for you.')
    const { rows } = await other.usage()
    expect(rows).toMatchObject([{ step: 'write', person: 'emma', calls: 2 }])
    expect((await other.session()).model).toBe('penchant/scripted')
    expect(await other.settings()).toEqual({
      model: 'penchant/scripted',
      embedder: 'local',
      learners: ['style'],
      budget: { calls: 50 },
      concurrency: 8,
      thresholds: { prior: [1, 1], activate: 0.95, retire: 0.95 },
    })
    const { preference } = await emma.add('Use no commas')
    const preview = await emma.preview({ preference: preference!.id, task: 'email', texts: true })
    expect(preview.texts).toEqual({ without: 'Written for you.', with: 'Written for you.' })
    const [without, added] = model.calls.slice(-2)
    expect([without!.user, added!.user].map((p) => p.includes('Use no commas'))).toEqual([false, true])
    await writer.close()
  })

  it('tells a failure while it streams', async () => {
    const failing = await started({ model: scriptedModel(() => undefined), learners: [style()] })
    const other = failing.clientFor(failing.keyFor('default', 'manage'))
    await other.signals.observe({ kind: 'sample', person: 'ann', text: 'Hello.' })
    await expect(other.person('ann').writing({ task: 'x' }).next()).rejects.toThrow(PenchantProblem)
    await failing.close()
  })

  it('judges, ranks, asks, and learns from an answer at once', async () => {
    const kai = client.person('kai')
    const [short, long] = [
      'Yes.',
      'Yes, of course, and with the greatest pleasure; let me tell you all about it.',
    ]
    const how = { judge: 'reward' } as const
    const { probability } = await kai.judge({ a: short!, b: long!, ...how })
    const ranking = await kai.rank({ answers: [long!, short!], ...how })
    expect(ranking.order).toEqual(probability > 0.5 ? [1, 0] : [0, 1])
    expect(await kai.questions()).toEqual([])
    const question = await kai.ask([
      { a: 'Same.', b: 'Same.' },
      { a: short!, b: long! },
    ])
    expect(question.index).toBe(1)
    const answered = await kai.answer({ a: short!, b: long!, chosen: 'b', context: 'Coming?' })
    expect(answered.before).toBeCloseTo(probability)
    expect(answered.after).toBeLessThan(probability)
    expect(await kai.signal(answered.signal)).toMatchObject({ kind: 'choice', chosen: long, rejected: short })
  })

  it('routes by the outcomes it was told', async () => {
    await expect(client.route({ query: 'What is 2 + 2?' })).rejects.toMatchObject({
      status: 409,
      remedy: expect.stringContaining('POST /v1/router'),
    })
    await expect(client.router.report()).rejects.toMatchObject({ status: 404 })
    const outcomes = Array.from({ length: 120 }, (_, i) => ({
      kind: 'outcome' as const,
      query: `Question ${i >> 1} about ${['sums', 'poems', 'law'][(i >> 1) % 3]}`,
      prompt: i % 2 === 0 ? 'Think step by step.' : 'Answer at once.',
      success: Number(i % 2 === 0),
    }))
    await client.signals.batch(outcomes)
    expect((await settled((await client.router.fit()).id)).job).toMatchObject({
      state: 'done',
      result: { rows: 120 },
    })
    expect(await client.router.report()).toMatchObject({ rows: 120, best: 'Think step by step.' })
    expect((await client.route({ query: 'Question about sums' })).prompt).toBe('Think step by step.')
  })

  it('gives a person a token for their page, and nobody else’s', async () => {
    const { token, expires } = await client.person('emma').token(5)
    expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    const page = server.clientFor(token)
    expect(await page.session()).toMatchObject({ tenant: 'default', person: 'emma', scopes: [] })
    expect((await page.person('emma').profile()).person).toBe('emma')
    await page.person('emma').confirm((await page.person('emma').profile()).preferences[0]!.id)
    await expect(page.person('kai').profile()).rejects.toMatchObject({ status: 403 })
    await expect(page.people()).rejects.toMatchObject({ status: 403 })
    await expect(page.person('emma').token()).rejects.toMatchObject({ status: 403 })
  })

  it('makes, lists and revokes keys', async () => {
    const made = await client.keys.create({ name: 'app', scopes: ['observe'] })
    const app = server.clientFor(made.key)
    await app.signals.observe({ kind: 'sample', person: 'zoe', text: 'Hi.' })
    await expect(app.person('zoe').profile()).rejects.toMatchObject({ status: 403 })
    const listed = (await client.keys.list()).find((k) => k.id === made.id)!
    expect(listed).toMatchObject({ name: 'app', scopes: ['observe'], used: expect.any(String) })
    expect(JSON.stringify(await client.keys.list())).not.toContain(made.key.slice(20))
    expect((await client.keys.revoke(made.id)).revoked).toEqual(expect.any(String))
    await expect(app.session()).rejects.toMatchObject({ status: 401 })
  })

  it('tells what happens to whoever watches, from where they left off', async () => {
    const watching = client.events()
    const first = (await watching.next()).value!
    expect(first).toMatchObject({ id: '1', event: 'signal', person: 'emma' })
    await watching.return(undefined)
    const controller = new AbortController()
    const seen: unknown[] = []
    const { id: last } = await lastEvent()
    await client.signals.observe({ kind: 'sample', person: 'yan', text: 'Secret words.' })
    for await (const event of client.events({ after: last, signal: controller.signal })) {
      seen.push(event)
      break
    }
    expect(seen).toMatchObject([{ event: 'signal', what: 'sample', person: 'yan' }])
    expect(JSON.stringify(seen)).not.toContain('Secret')
  })

  it('exports and forgets, with a receipt', async () => {
    const ines = client.person('ines')
    const held = await ines.export()
    const one = held.signals[0]!
    expect(await ines.forget({ signal: one.id })).toMatchObject({ person: 'ines', signals: 1 })
    const [some] = (await ines.profile()).preferences
    expect(await ines.forget({ preference: some!.id })).toMatchObject({ preferences: 1 })
    expect(await ines.forget({ everything: true })).toMatchObject({ signals: held.signals.length - 1 })
    await expect(ines.export()).rejects.toMatchObject({ status: 404, kind: 'not-found' })
    expect((await client.people()).items.map((p) => p.person)).not.toContain('ines')
    expect(JSON.stringify(await client.jobs.list())).not.toContain('ines')
    await expect(ines.forget({ everything: true })).rejects.toMatchObject({ status: 404 })
  })

  it('learns by itself where it was told to, and asks the questions it was given', async () => {
    const questions = [{ context: 'Coming?', a: 'Yes.', b: 'Yes, with pleasure!' }]
    const regular = await started({ learnEvery: 0.05, questions })
    const own = regular.clientFor(regular.keyFor('acme', 'manage'))
    await own.signals.batch(await demoSignals('emma'))
    const learned = async () => (await own.person('emma').profile()).waiting === 0
    while (!(await learned())) await new Promise((resolve) => setTimeout(resolve, 50))
    const jobs = await own.jobs.list()
    expect(
      jobs.filter(({ result }) => (result as { people: number } | undefined)?.people === 1),
    ).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    // With nothing new there is nothing to do.
    expect((await own.jobs.list()).length).toBe(jobs.length)
    expect(await own.person('emma').questions()).toEqual(questions)
    await regular.close()
  })

  it('was reached by all its routes', () => {
    expect(routes.map(({ spec }) => nameOf(spec)).filter((name) => !reached.has(name))).toEqual([])
  })
})

/** The newest event: those before it come at once. */
async function lastEvent() {
  let last = { id: '0' }
  const signal = AbortSignal.timeout(300)
  try {
    for await (const event of client.events({ signal })) last = event
  } catch {}
  return last
}

describe('beside the API', () => {
  it('says that it lives, is ready, and how it does', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' })
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401)
    const other = { authorization: `Bearer ${server.keyFor('other', 'manage')}` }
    expect((await fetch(`${server.url}/metrics`, { headers: other })).status).toBe(403)
    const headers = { authorization: `Bearer ${server.keyFor('default', 'manage')}` }
    const text = await (await fetch(`${server.url}/metrics`, { headers })).text()
    const value = (name: string) =>
      Number(
        text
          .split('\n')
          .find((l) => l.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      )
    expect(value('penchant_jobs_total{kind="learn",state="done"}')).toBe(2)
    const route = 'method="GET",route="/v1/people/:person/profile",status="404"'
    const before = value(`penchant_request_duration_seconds_count{${route}}`) || 0
    await fetch(`${server.url}/v1/people/nobody/profile`, { headers })
    const next = await (await fetch(`${server.url}/metrics`, { headers })).text()
    expect(next).toContain(`penchant_request_duration_seconds_count{${route}} ${before + 1}`)
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^{}]*\})? [\d.e+-]+)$/)
    expect(text).not.toMatch(/emma|kai/)
  })

  it('describes itself, with every route and a reference page of its own files', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }
    expect(document.openapi).toBe('3.1.0')
    for (const { spec } of routes) expect(document.paths[spec.path]![spec.method]).toBeDefined()
    const ids = routes.map(({ spec }) => document.paths[spec.path]![spec.method]!.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const page = await fetch(`${server.url}/docs`)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/)
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await fetch(`${server.url}${path}`)).status).toBe(200)
    expect(html).not.toMatch(/<script>|https?:\/\//)
  })
})
