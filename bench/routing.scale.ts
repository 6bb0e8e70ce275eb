import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seeded } from 'penchant/evaluate'
import type { BenchOptions } from './data.ts'

const PROMPTS = 8
/** Share of queries that are an earlier one with other numbers, or with another word. */
const AGAIN = 0.3

/** Reads and fits a made-up log of 5 million rows in a process of its own. */
export async function scaleBench({ quick, seed }: Pick<BenchOptions, 'quick' | 'seed'>) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-scale-'))
  try {
    const file = join(folder, 'log.jsonl')
    const rows = quick ? 200_000 : 5_000_000
    await writeLog(file, rows / PROMPTS, seeded(seed))
    return { rows, megabytes: Math.round(statSync(file).size / 1e6), ...readAndFit(file, quick) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `routing.scale.fit.ts` prints. */
export interface ScaleFit {
  readonly read: number
  readonly kept: { readonly rows: number; readonly queries: number; readonly share: number }
  readonly seconds: { readonly reading: number; readonly all: number; readonly cpu: number }
  readonly rowsPerSecond: number
  readonly peakMegabytes: number
  /** Success of the best single prompt and gain over it, as the router reports them. */
  readonly report: { readonly bestSingle?: number; readonly gain?: number; readonly low?: number }
}

/** Quick: 20,000 rows held, so that most of the log is left out there, too. */
function readAndFit(file: string, quick: boolean): ScaleFit {
  const program = new URL('./routing.scale.fit.ts', import.meta.url).pathname
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, file, ...(quick ? ['20000'] : [])],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`routing.scale.fit.ts failed: ${stderr}`)
  return JSON.parse(stdout)
}

/** Each query with all prompts, one row after the other. */
async function writeLog(file: string, queries: number, random: Random): Promise<void> {
  const out = createWriteStream(file)
  const next = queriesOf(random)
  let part = ''
  for (let i = 0; i < queries; i++) {
    const { query, topic } = next()
    for (let p = 0; p < PROMPTS; p++) {
      const success = random() < (p === topic % PROMPTS ? 0.7 : p === 0 ? 0.55 : 0.4) ? 1 : 0
      part += `${JSON.stringify({ query, prompt: `prompt-${p}`, success })}\n`
    }
    if (part.length < 1 << 20) continue
    if (!out.write(part)) await once(out, 'drain')
    part = ''
  }
  out.end(part)
  await once(out, 'finish')
}

const TOPICS = 40
const TEMPLATES = [
  'A $ has # $ and gives # of them to a $ near the $. How many $ are left after # days?',
  'Each $ in the $ costs # dollars, and a $ costs # more. What does one pay for # $ and a $?',
  'If # $ need # hours for a $, how long do # $ need for # $, when every $ takes a $?',
  'Please tell me what the $ of a $ is called, and whether a $ or a $ was there in #.',
]

/** Made-up queries: a template filled with words of a topic and of all, and with numbers. */
function queriesOf(random: Random) {
  const whole = (below: number) => Math.floor(random() * below)
  const words = Array.from({ length: 60 * TOPICS }, () =>
    Array.from({ length: 2 + whole(3) }, () => `${'bdfgklmnprstv'[whole(13)]}${'aeiou'[whole(5)]}`).join(''),
  )
  const word = (topic: number) => words[random() < 0.5 ? topic * 60 + whole(60) : whole(words.length)]!
  const asked: { query: string; topic: number }[] = []
  return () => {
    const earlier = random() < AGAIN ? asked[whole(asked.length)] : undefined
    const topic = earlier?.topic ?? whole(TOPICS)
    const query = earlier
      ? whole(2)
        ? earlier.query.replace(/\d+/g, () => String(1 + whole(500)))
        : earlier.query.replace(/^(\S+ )\S+/, (_, first) => first + word(topic))
      : TEMPLATES[whole(TEMPLATES.length)]!.replace(/[$#]/g, (slot) =>
          slot === '$' ? word(topic) : String(1 + whole(500)),
        )
    // Some of the earlier ones are enough to come back to.
    if (asked.length < 20_000) asked.push({ query, topic })
    else if (!earlier) asked[whole(asked.length)] = { query, topic }
    return { query, topic }
  }
}
