import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boost, type Labelled, margin } from 'penchant/trees'

// One fit for routing.trees.ts, in a process of its own so that its peak memory is known.

const [folder, ...numbers] = process.argv.slice(2) as [string, ...string[]]
const [n, width, rounds, workers] = numbers.map(Number) as [number, number, number, number]

function read(part: string): Labelled {
  const bytes = readFileSync(join(folder, part))
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, n * width)
  const label = Float64Array.from(new Float32Array(bytes.buffer, bytes.byteOffset + 4 * n * width, n))
  return { n, width, values, label }
}

const train = read('train')
const cpu = process.cpuUsage()
const started = performance.now()
const forest = boost(train, { rounds, depth: 6, rate: 0.1, workers })
const wall = (performance.now() - started) / 1e3
const { user, system } = process.cpuUsage(cpu)
const memoryMb = process.resourceUsage().maxRSS / 1024
const { values, label } = read('fresh')
let loss = 0
for (let row = 0; row < n; row++) {
  const m = margin(forest, values, row)
  loss += Math.max(m, 0) - m * label[row]! + Math.log1p(Math.exp(-Math.abs(m)))
}
console.log(JSON.stringify({ cpu: (user + system) / 1e6, wall, memoryMb, logLoss: loss / n }))
