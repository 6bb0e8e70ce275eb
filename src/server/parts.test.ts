import { join } from 'node:path'
import { trace } from '@opentelemetry/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyProfile, type Preference, type Profile, THRESHOLDS } from '../preference.ts'
import { parseSignal, type Signal } from '../signal.ts'
import { memoryStore } from '../stores/memory.ts'
import { createApp } from './app.ts'
import { gathered } from './gather.ts'
import { createHouse } from './house.ts'
import { createLimiter } from './limits.ts'
import { cursorOf, numberAt, pageOf, textAt } from './pages.ts'
import { folder } from './serving.values.ts'
import { eventStream, type SentEvent } from './sse.ts'
import { difference, undone } from './versions.ts'

const sample = (text: string): Signal => parseSignal({ kind: 'sample', person: 'ann', text }, new Date(0))

describe('gathered', () => {
  it('stores what comes at once in one transaction, and tells each when it is durable', async () => {
    const store = memoryStore()
    const batches: number[] = []
    const append: typeof store.append = async (signals) => {
      batches.push(signals.length)
      return store.append(signals)
    }
    const shared = gathered({ ...store, append })
    await Promise.all(Array.from({ length: 20 }, (_, i) => shared.append([sample(`${i}`)])))
    expect(batches).toEqual([20])
    expect(await shared.append([sample('0'), sample('new')])).toBe(1)
  })

  it('lets one request’s fault be nobody else’s', async () => {
    const store = memoryStore()
    const append: typeof store.append = async (signals) => {
      if (signals.some((s) => s.kind === 'sample' && s.text === 'poison')) throw new Error('no')
      return store.append(signals)
    }
    const shared = gathered({ ...store, append })
    const results = await Promise.allSettled(
      ['a', 'poison', 'b'].map((text) => shared.append([sample(text)])),
    )
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(shared.append([sample('poison')])).rejects.toThrow('no')
  })
})

describe('a limiter', () => {
  it('lets through no more than its rate and burst over any time, and that much', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 10 }),
        (gaps, perSecond, burst) => {
          const limiter = createLimiter({ perSecond, burst })
          let now = 0
          const taken: number[] = []
          for (const gap of gaps) {
            now += gap
            const wait = limiter.take('a', now)
            if (wait === 0) taken.push(now)
            // After the wait that was named there is room.
            else expect(wait).toBeLessThanOrEqual(1 / perSecond + 1e-9)
          }
          for (let i = 0; i < taken.length; i++)
            for (let j = i; j < taken.length; j++)
              expect(j - i + 1).toBeLessThanOrEqual(
                burst + ((taken[j]! - taken[i]!) / 1000) * perSecond + 1e-6,
              )
        },
      ),
    )
  })
})

describe('a page', () => {
  it('and those after it hold every row once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 7 }), async (count, limit) => {
        const rows = Array.from({ length: count }, (_, i) => i + 1)
        const seen: number[] = []
        for (let cursor: string | undefined; ; ) {
          const from = numberAt(cursor) ?? 0
          const page = await pageOf(
            rows.filter((r) => r > from),
            limit,
            (r) => (r % 3 === 0 ? undefined : r),
            (r) => r,
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          seen.push(...page.items)
          cursor = page.next
          if (cursor === undefined) break
        }
        expect(seen).toEqual(rows.filter((r) => r % 3 !== 0))
      }),
    )
  })

  it('has cursors that keep any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(textAt(cursorOf(name))).toBe(name)
      }),
    )
  })
})

describe('a stream of events', () => {
  const read = async (response: Response) => response.text()

  it('ends with its source, and with the server', async () => {
    const never = new AbortController()
    const two = () =>
      (async function* (): AsyncGenerator<SentEvent> {
        yield { event: 'a', id: '1', data: { text: 'line\nline' } }
        yield { event: 'b', data: 2 }
      })()
    expect(await read(eventStream(two, never.signal))).toBe(
      'id: 1\nevent: a\ndata: {"text":"line\\nline"}\n\nevent: b\ndata: 2\n\n',
    )
    const closing = new AbortController()
    const waits = (signal: AbortSignal) =>
      (async function* (): AsyncGenerator<SentEvent> {
        yield { event: 'a', data: 1 }
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
      })()
    const reading = read(eventStream(waits, closing.signal))
    closing.abort()
    expect(await reading).toBe('event: a\ndata: 1\n\n')
  })

  it('tells its source when the reader has gone', async () => {
    for (const delay of [0, 20]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const waits = (signal: AbortSignal) =>
        (async function* (): AsyncGenerator<SentEvent> {
          try {
            yield { event: 'a', data: 1 }
            await new Promise((done) => signal.addEventListener('abort', done))
          } finally {
            resolve()
          }
        })()
      const reader = eventStream(waits, new AbortController().signal).body!.getReader()
      await reader.read()
      await new Promise((later) => setTimeout(later, delay))
      await reader.cancel()
      await promise
    }
  })
})

const preference = (about: string, change: Partial<Preference> = {}): Preference => ({
  ...{ id: about, statement: about, about, stance: 'more', scope: { kind: 'always' }, origin: 'inferred' },
  ...{ status: 'proposed', learner: 'test', sources: [], evidence: [], tally: { wins: 0, losses: 0 } },
  ...{ pinned: false, at: '2026-01-01T00:00:00.000Z' },
  ...change,
})

const profile = (version: number, ...preferences: Preference[]): Profile => ({
  ...emptyProfile('ann'),
  version,
  preferences,
})

describe('a span', () => {
  it('is made for each request, with its route and no names', async () => {
    const spans: Record<string, unknown>[] = []
    const begun = (name: string) => {
      const span: Record<string, unknown> = { name }
      spans.push(span)
      return {
        updateName: (n: string) => Object.assign(span, { name: n }),
        setAttributes: (a: object) => Object.assign(span, a),
        setStatus: (s: object) => Object.assign(span, s),
        end: () => Object.assign(span, { ended: true }),
      }
    }
    const startActiveSpan = (name: string, _: object, __: object, work: (span: object) => unknown) =>
      work(begun(name))
    trace.setGlobalTracerProvider({ getTracer: () => ({ startActiveSpan }) } as never)
    const house = createHouse({ store: join(folder(), 'penchant.db') })
    await createApp(house).request('/v1/people/ada/profile')
    await house.close()
    trace.disable()
    expect(spans).toEqual([
      {
        name: 'GET /v1/people/:person/profile',
        'http.request.method': 'GET',
        'http.route': '/v1/people/:person/profile',
        'http.response.status_code': 401,
        ended: true,
      },
    ])
  })
})

describe('versions', () => {
  const one = profile(1, preference('a'), preference('b'))

  it('differ in what was added, removed and changed, not in renewed evidence', () => {
    const quote = { signal: 's', field: 'text', start: 0, end: 1, quote: 'x' }
    const two = profile(
      2,
      preference('a', { status: 'active', tally: { wins: 9, losses: 0 } }),
      preference('c'),
    )
    const found = difference(one, two, THRESHOLDS)
    expect(found.added.map((p) => p.id)).toEqual(['c'])
    expect(found.removed.map((p) => p.id)).toEqual(['b'])
    expect(found.changed.map((c) => [c.id, c.fields])).toEqual([['a', ['status', 'usable', 'tally']]])
    const renewed = profile(2, preference('a', { evidence: [quote] }), preference('b'))
    expect(difference(one, renewed, THRESHOLDS)).toEqual({ added: [], removed: [], changed: [] })
    expect(difference(one, one, THRESHOLDS)).toEqual({ added: [], removed: [], changed: [] })
  })

  it('are no change of the person’s own where something was learned, or more than one thing changed', () => {
    const learned = { ...profile(2, preference('a', { pinned: true }), preference('b')), learned: 5 }
    expect(() => undone(learned, { before: one, after: learned }, [], THRESHOLDS)).toThrow('version')
    const both = profile(2, preference('a', { pinned: true }), preference('b', { pinned: true }))
    expect(() => undone(both, { before: one, after: both }, [], THRESHOLDS)).toThrow('version')
  })

  it('give a preference back as it was, with the trials that came meanwhile', () => {
    const paused = profile(2, preference('a', { status: 'paused' }), preference('b'))
    const now = profile(5, preference('a', { status: 'paused' }), preference('c'))
    const trials = Array.from({ length: 5 }, (_, i) => ({
      ...{ signal: `s${i}`, preference: 'a', contrast: 'replaced', score: 1, at: '2026-01-02T00:00:00.000Z' },
    })) as never
    const { profile: back, id } = undone(now, { before: one, after: paused }, trials, THRESHOLDS)
    expect(id).toBe('a')
    expect(back.preferences).toEqual([
      preference('a', { status: 'active', tally: { wins: 5, losses: 0 } }),
      preference('c'),
    ])
  })
})
