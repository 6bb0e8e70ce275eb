import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { generateText, Output } from 'ai'
import { createPenchant, type Profile, type SignalInput } from 'penchant'
import { seeded } from 'penchant/evaluate'
import { cipher, type Learner, PAPER, prose } from 'penchant/learners'
import { asker, createBudget, createMeter, toModel, wrap } from 'penchant/models'
import { memoryStore } from 'penchant/stores/memory'
import { faultKinds, HABITS, type Habit, modelServer, scriptedModel, scriptedReader } from 'penchant/test'
import { z } from 'zod'
import type { BenchOptions } from './data.ts'

// A scripted model stands in for a language model everywhere here: these figures are of calls, never of quality.

/** What calling models takes, and what a provider's bad day does. Needs no data. */
export async function callsBench({ quick, seed }: BenchOptions) {
  return {
    scripted: true,
    results: {
      prose: await proseCalls(seed, quick ? 2 : 8),
      cipher: await cipherCalls(seed),
      chance: await byChance(seed, quick ? 4 : 20),
      estimate: await estimates(seed, quick ? 5 : 9),
      faults: await faults(seed, quick ? 3 : 10),
      overhead: await overhead(quick ? 200 : 1000),
      concurrency: await concurrency(seed, quick ? 40 : 200),
    },
  }
}

const TOPICS =
  `the ferry timetable|a broken kettle|the village fair|our budget|new neighbours|the night train|a lost umbrella
the old mill|garden plans|the choir|a late parcel|the school play|winter tyres|the reading group|a borrowed ladder|the swimming bath
an empty shop|the bus shelter|spare keys|the allotment`.split(/[|\n]/)

/** A made-up person's notes. By default each of five habits shows in four texts of five. */
function notes(
  person: string,
  count: number,
  random: () => number,
  habits: readonly Habit[] = HABITS,
  share = 0.8,
): SignalInput[] {
  return Array.from({ length: count }, (_, i) => {
    const topic = TOPICS[i % TOPICS.length]!
    const body = `About ${topic}, number ${i}: it was there and then it was gone${' and we looked for it'.repeat(Math.floor(random() * 5))}.`
    const marks = habits.filter(() => random() < share).map((h) => h.mark)
    return {
      kind: 'sample',
      person,
      task: 'note',
      source: `What was said about ${topic} on day ${i}: it was there, then it was not, and nobody knew why.`,
      text: [body, ...marks].join(' '),
      at: new Date(1.7e12 + i * 3.6e6).toISOString(),
    }
  })
}

/** Demonstrations before the first at which five earlier texts can be retrieved. */
const BEFORE = 5
const DEMONSTRATIONS = 15

/**
 * Calls for one demonstration, once five earlier ones can be retrieved. `paper`: the published algorithm with its
 * five-point verification, by itself. `default`: everything a signal costs here, its trials included.
 */
async function proseCalls(seed: number, people: number) {
  const paper = await perDemonstration(seed, people, prose(PAPER), /^prose\./)
  const ours = await perDemonstration(seed, people, prose(), /./)
  return {
    people,
    demonstrations: people * (DEMONSTRATIONS - BEFORE),
    retrieved: PAPER.retrieved,
    habits: HABITS.length,
    paper: paper.calls,
    default: ours.calls,
    ratio: ours.calls / paper.calls,
    /** With the calls the cache saves in paper mode, which the published algorithm makes. */
    published: { paper: paper.asked, ratio: ours.calls / paper.asked },
    tokens: { paper: paper.tokens, default: ours.tokens, ratio: ours.tokens / paper.tokens },
    steps: { paper: paper.steps, default: ours.steps },
    /** The first five demonstrations, in which everything is new. */
    begin: { paper: paper.begin, default: ours.begin },
    /** Share of the five habits in use at the end: the price of fewer calls would show here. */
    found: { paper: paper.found, default: ours.found },
  }
}

async function perDemonstration(seed: number, people: number, learner: Learner, counted: RegExp) {
  const random = seeded(seed)
  const steps: Record<string, number> = {}
  let begin = 0
  let tokens = 0
  let asked = 0
  let found = 0
  for (let n = 0; n < people; n++) {
    const penchant = createPenchant({
      store: memoryStore(),
      model: scriptedModel(scriptedReader()),
      learners: [learner],
    })
    const paid = () => penchant.usage().rows.filter((r) => counted.test(r.step))
    for (const [i, note] of notes('ann', DEMONSTRATIONS, random).entries()) {
      const before = new Map(paid().map((r) => [r.step, r]))
      await penchant.observe(note)
      await penchant.learn('ann')
      for (const row of paid()) {
        const calls = row.calls - (before.get(row.step)?.calls ?? 0)
        const cached = row.cached - (before.get(row.step)?.cached ?? 0)
        if (i < BEFORE) begin += calls
        else {
          steps[row.step] = (steps[row.step] ?? 0) + calls
          // The released code keeps verification scores itself.
          asked += row.step === 'prose.verify' ? calls : calls + cached
          tokens +=
            row.input + row.output - (before.get(row.step)?.input ?? 0) - (before.get(row.step)?.output ?? 0)
        }
      }
    }
    found += habitsIn(await penchant.profile('ann')) / HABITS.length / people
  }
  const demonstrations = people * (DEMONSTRATIONS - BEFORE)
  for (const step of Object.keys(steps)) steps[step]! /= demonstrations
  return {
    calls: Object.values(steps).reduce((a, b) => a + b, 0),
    asked: asked / demonstrations,
    tokens: tokens / demonstrations,
    steps,
    begin: begin / people / BEFORE,
    found,
  }
}

const habitsIn = ({ preferences }: Profile): number =>
  HABITS.filter((h) => preferences.some((p) => p.status === 'active' && h.wordings.includes(p.statement)))
    .length

/** Habits of editing that change wording and no fact. */
const ASKING: readonly Habit[] = [
  { wordings: ['Ask in a playful way'], trait: 'playful asking', mark: 'Now be a dear and' },
  { wordings: ['Ask as among old friends'], trait: 'friendly asking', mark: 'Pretty please' },
]

/** Twenty edits: five that change nothing, five that change facts only, ten of taste. */
async function cipherCalls(seed: number) {
  const random = seeded(seed)
  const penchant = createPenchant({
    store: memoryStore(),
    model: scriptedModel(scriptedReader(ASKING)),
    learners: [cipher({ unverified: true })],
  })
  const kinds = { unedited: 0, facts: 0, taste: 0 }
  const calls = { ...kinds }
  const edits = { ...kinds }
  const inferred = () => penchant.usage().rows.find((r) => r.step === 'cipher.infer')?.calls ?? 0
  for (let i = 0; i < 20; i++) {
    const kind = i % 4 === 0 ? 'unedited' : i % 4 === 1 ? 'facts' : 'taste'
    const topic = TOPICS[Math.floor(random() * TOPICS.length)]!
    const draft = `We meet on Monday about ${topic}. Please bring the list of ${i + 3} names and the plan.`
    const final = {
      unedited: draft,
      facts: draft.replace('Monday', 'Thursday'),
      taste: draft.replace('Please', ASKING[i % 4 === 2 ? 0 : 1]!.mark),
    }[kind]
    const context = [{ role: 'user' as const, content: `Write to the group about ${topic}.` }]
    const before = inferred()
    await penchant.observe({ kind: 'edit', person: 'bea', task: 'note', context, draft, final })
    await penchant.learn('bea')
    edits[kind]++
    calls[kind] += inferred() - before
  }
  const written = await penchant.write('bea', {
    task: 'note',
    input: `Write to the group about ${TOPICS[0]}.`,
  })
  const aggregate = penchant.usage().rows.find((r) => r.step === 'cipher.aggregate')?.calls ?? 0
  return { edits, calls, aggregate, used: written.used.length }
}

/** As many habits as a large model found in real people's first five texts, each in a little more than half of them. */
const MANY: readonly Habit[] =
  `Address one particular reader|Quote a neighbour|Take the opposite side first|Understate any success
Leave the ending open|Describe smells|Count things out loud|Apologise to objects|Speak of the future as past|Praise tools
Doubt official figures|Nickname every machine|Confess a fondness|Translate numbers into distances|Rename the weekdays|Thank the dark`
    .split(/[|\n]/)
    .map((statement, i) => ({
      wordings: [statement],
      trait: statement.toLowerCase(),
      mark: `Mark ${'abcdefghijklmnop'[i]} stands here.`,
    }))

/**
 * Statements in use and retired when a coin decides every contrast, alike in both orders: what comes of beliefs that
 * mean nothing. Ten texts a person.
 */
async function byChance(seed: number, people: number) {
  const random = seeded(seed)
  const reader = scriptedReader(MANY)
  const model = scriptedModel((call) => {
    const reply = reader(call) as { answers?: { statement: number }[] }
    if (!reply.answers) return reply
    const [a, b] = ['text_a', 'text_b'].map((tag) => call.user.split(`<${tag}>`)[1]?.split('</')[0] ?? '')
    const lines = call.user.split('\n').filter((line) => /^\d+\. /.test(line))
    const coin = (line: string) => hash(`${line.replace(/^\d+/, '')}${[a, b].sort().join()}`) % 2 === 0
    const answers = reply.answers.map(({ statement }, i) => ({
      statement,
      fits: coin(lines[i]!) === a! < b! ? 'A' : 'B',
    }))
    return { answers }
  })
  const counts = { statements: 0, active: 0, retired: 0 }
  for (let n = 0; n < people; n++) {
    const penchant = createPenchant({ store: memoryStore(), model, learners: [prose()] })
    await penchant.observe(notes(`p${n}`, 10, random, MANY, 0.6))
    await penchant.learn(`p${n}`)
    for (const { status } of (await penchant.profile(`p${n}`)).preferences) {
      counts.statements++
      if (status === 'active' || status === 'retired') counts[status]++
    }
  }
  return { people, ...counts, falseDiscoveries: counts.active / counts.statements }
}

/** FNV-1a, its upper bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (const char of text) h = Math.imul(h ^ char.codePointAt(0)!, 0x01000193)
  return h >>> 16
}

/**
 * What `estimate` foretold against what was paid: for the first person of a store, of whom and of whose model nothing is
 * known, and for another one after a few were learned.
 */
async function estimates(seed: number, count: number) {
  const random = seeded(seed + 1)
  const results: Record<string, object> = {}
  const modes = { default: prose(), paper: prose(PAPER) }
  const kinds = { few: { habits: HABITS, share: 0.8 }, many: { habits: MANY, share: 0.6 } }
  for (const [mode, learner] of Object.entries(modes))
    for (const [kind, { habits, share }] of Object.entries(kinds))
      for (const texts of [3, 10, 20]) {
        const people: { foretold: Counts; paid: Counts }[] = []
        const model = scriptedModel(scriptedReader(habits))
        const penchant = createPenchant({ store: memoryStore(), model, learners: [learner] })
        for (let n = 0; n < count; n++) {
          const person = `cat${n}`
          await penchant.observe(notes(person, texts, random, habits, share))
          const foretold = await penchant.estimate(person)
          await penchant.learn(person)
          const rows = penchant.usage().rows.filter((r) => r.person === person)
          const calls = rows.reduce((sum, r) => sum + r.calls, 0)
          const tokens = rows.reduce((sum, r) => sum + r.input + r.output, 0)
          people.push({
            foretold: { calls: foretold.calls, tokens: foretold.input + foretold.output },
            paid: { calls, tokens },
          })
        }
        const later = people.slice(KNOWN)
        results[`${mode}, ${kind} habits, ${texts} texts`] = {
          first: off(people.slice(0, 1)),
          later: { n: later.length, ...off(later) },
        }
      }
  return results
}

/** People learned before a forecast counts as a later one. */
const KNOWN = 3

interface Counts {
  readonly calls: number
  readonly tokens: number
}

/** What was foretold of some people together over what was paid, less one. */
function off(people: readonly { foretold: Counts; paid: Counts }[]): Counts {
  const sum = (pick: (p: (typeof people)[number]) => number) =>
    people.reduce((total, p) => total + pick(p), 0)
  return {
    calls: sum((p) => p.foretold.calls) / sum((p) => p.paid.calls) - 1,
    tokens: sum((p) => p.foretold.tokens) / sum((p) => p.paid.tokens) - 1,
  }
}

/** Faults that pass, at a total rate of 30 %; a wrong key does not pass. */
const RATE = 0.3
const PASSING = faultKinds.filter((kind) => kind !== '401')

/** The same people learned with and without faults, over real HTTP. */
async function faults(seed: number, people: number) {
  const clean = await learnedOverHttp(seed, people, {})
  const each = RATE / PASSING.length
  const faulty = await learnedOverHttp(seed, people, Object.fromEntries(PASSING.map((kind) => [kind, each])))
  return {
    rate: RATE,
    kinds: PASSING.length,
    people,
    requests: { clean: clean.requests, faulty: faulty.requests },
    faults: faulty.faults,
    skipped: faulty.skipped,
    finished: faulty.finished,
    equal: JSON.stringify(clean.profiles) === JSON.stringify(faulty.profiles),
  }
}

async function learnedOverHttp(seed: number, people: number, rates: Record<string, number>) {
  const server = await modelServer(scriptedReader(), { faults: rates, seed, slow: 400, retryAfter: 1 })
  try {
    const random = seeded(seed)
    const penchant = createPenchant({ store: memoryStore(), model: `${server.url}#scripted`, timeout: 1000 })
    for (let n = 0; n < people; n++) await penchant.observe(notes(`p${n}`, 6, random))
    const learned = await penchant.learnAll()
    const profiles: Profile[] = []
    for (let n = 0; n < people; n++) profiles.push(await penchant.profile(`p${n}`))
    return {
      profiles,
      requests: server.stats.requests,
      faults: Object.values(server.stats.faults).reduce((a, b) => a + b, 0),
      skipped: learned.flatMap((l) => l.skipped).length,
      finished: learned.length === people && learned.every((l) => l.signals === 6),
    }
  } finally {
    await server.close()
  }
}

/** Milliseconds a call takes more through all wrappers than bare, in turns in one run; medians. */
async function overhead(calls: number) {
  const schema = z.object({ a: z.number() })
  const bare = scriptedModel(() => ({ a: 1 }))
  const meter = createMeter()
  const budget = createBudget({ calls: 1e9, tokens: 1e12 })
  const store = memoryStore()
  const ask = asker(
    wrap(
      scriptedModel(() => ({ a: 1 })),
      { store, meter, budget, concurrency: 8, retry: {}, redact: (t) => t },
    ),
    { person: 'dan' },
  )
  const times: { bare: number[]; wrapped: number[] } = { bare: [], wrapped: [] }
  for (let i = 0; i < calls; i++) {
    const user = `Number ${i}. ${'A sentence of some length. '.repeat(40)}`
    let from = performance.now()
    await generateText({
      model: bare,
      system: 's',
      prompt: user,
      maxRetries: 0,
      output: Output.object({ schema }),
    })
    times.bare.push(performance.now() - from)
    from = performance.now()
    await ask({ step: 'bench', system: 's', user, schema, room: 100, typical: { a: 1 } }, [])
    times.wrapped.push(performance.now() - from)
  }
  const [bareMs, wrappedMs] = [median(times.bare), median(times.wrapped)]
  return { calls, bareMs, wrappedMs, perCallMs: wrappedMs - bareMs }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Milliseconds the server takes for an answer. */
const DELAY = 200
const AT_ONCE = 20

/** Many people learned at once against a server that takes its time: what is left over the least the calls can take. */
async function concurrency(seed: number, people: number) {
  const server = spawn(process.execPath, [new URL('model-server.ts', import.meta.url).pathname, `${DELAY}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const said = async () => String((await lines.next()).value)
  try {
    const random = seeded(seed)
    const model = await toModel(`${await said()}#scripted`)
    const penchant = createPenchant({ store: memoryStore(), model, concurrency: AT_ONCE })
    for (let n = 0; n < people; n++) await penchant.observe(notes(`p${n}`, 3, random))
    const from = performance.now()
    await penchant.learnAll()
    const seconds = (performance.now() - from) / 1000
    server.stdin.end()
    const { requests, most } = JSON.parse(await said())
    const least = (requests * DELAY) / 1000 / AT_ONCE
    return { people, requests, atOnce: most, seconds, least, ratio: seconds / least }
  } finally {
    server.kill()
  }
}
