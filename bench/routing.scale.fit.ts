import { rows } from 'penchant/data'
import { fitRouter, type Outcome } from 'penchant/routing'
import type { ScaleFit } from './routing.scale.ts'

// Started by routing.scale.ts with a log and, if need be, how many rows to hold: its memory is that of reading and fitting.

const [file = '', most] = process.argv.slice(2)

async function* outcomes(): AsyncGenerator<Outcome> {
  for await (const { value, problem } of rows(file)) {
    if (problem) throw problem
    yield value as Outcome
  }
}

let reading = 0
const started = performance.now()
const seconds = () => (performance.now() - started) / 1000
const { report } = await fitRouter(outcomes(), {
  ...(most !== undefined && { most: Number(most) }),
  onStep: () => {
    reading ||= seconds()
  },
})
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const found: ScaleFit = {
  read: report.rows,
  kept: {
    rows: report.prompts.reduce((sum, { n }) => sum + n, 0),
    queries: report.queries,
    share: report.share,
  },
  seconds: {
    reading: Math.round(reading),
    all: Math.round(seconds()),
    cpu: Math.round((userCPUTime + systemCPUTime) / 1e6),
  },
  rowsPerSecond: Math.round(report.rows / reading),
  peakMegabytes: Math.round(maxRSS / 1024),
  report: {
    ...(report.fresh && {
      bestSingle: report.fresh.bestSingle,
      gain: report.fresh.gain.mean,
      low: report.fresh.gain.low,
    }),
  },
}
console.log(JSON.stringify(found))
