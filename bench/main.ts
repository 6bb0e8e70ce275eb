import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { BenchOptions } from './data.ts'

const BENCHES: Record<string, () => Promise<(options: BenchOptions) => Promise<unknown>>> = {
  style: async () => (await import('./style.ts')).styleBench,
  edits: async () => (await import('./edits.ts')).editsBench,
  stated: async () => (await import('./stated.ts')).stated,
  judge: async () => (await import('./judge.ts')).judgeBench,
  routing: async () => (await import('./routing.ts')).routingBench,
  environments: async () => (await import('./environments.ts')).environmentsBench,
  calls: async () => (await import('./calls.ts')).callsBench,
  speed: async () => (await import('./speed.ts')).speedBench,
  serve: async () => (await import('./serve.ts')).serveBench,
  norms: async () => (await import('./norms.ts')).normsBench,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: 'data' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const name = positionals[0] ?? ''
const bench = BENCHES[name]
if (!bench) {
  console.error(`bench: ${JSON.stringify(name)} is not one of ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}
if (!['speed', 'calls', 'environments', 'serve'].includes(name) && !existsSync(values.data)) {
  console.error(`bench: ${JSON.stringify(values.data)} is no folder; give one with --data DIR`)
  process.exit(2)
}
const started = performance.now()
const outcome = (await (
  await bench()
)({ data: values.data, quick: values.quick, seed: Number(values.seed) })) as object
const seconds = Math.round((performance.now() - started) / 100) / 10
const report = { bench: name, quick: values.quick, seed: Number(values.seed), seconds, ...outcome }
console.log(JSON.stringify(report, null, values.json ? 0 : 2))
