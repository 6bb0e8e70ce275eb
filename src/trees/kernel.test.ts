import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KERNEL, KERNEL_TEXT } from './kernel.bytes.ts'
import { kernel, memoryOf } from './kernel.ts'

describe('the kernel', () => {
  const text = readFileSync(join(import.meta.dirname, 'kernel.wat'), 'utf8')

  it('was made from the text as it stands', () => {
    expect(createHash('sha256').update(text).digest('hex')).toBe(KERNEL_TEXT)
    const named = [...text.matchAll(/\(export "(\w+)"\)/g)].map(([, name]) => name!)
    expect(Object.keys(kernel(memoryOf(1)))).toEqual(named)
    expect(Buffer.from(KERNEL, 'base64').subarray(0, 8)).toEqual(Buffer.from('\0asm\x01\0\0\0', 'latin1'))
  })

  it('parts rows as they go, each side in its order', () => {
    const memory = memoryOf(1)
    const rows = new Int32Array(memory.buffer, 1024, 50)
    const codes = new Uint8Array(memory.buffer, 4096, 50 * 16)
    for (let i = 0; i < 50; i++) {
      rows[i] = (i * 7) % 50
      codes[rows[i]! * 16 + 3] = i % 11 === 0 ? 255 : (i * 13) % 20
    }
    const before = [...rows]
    const goesLeft = (row: number) => codes[row * 16 + 3]! <= 8 || codes[row * 16 + 3] === 255
    const middle = kernel(memory).part(1024 + 40, 1024 + 160, 4096 + 3, 8, 255, 2048)
    const part = before.slice(10, 40)
    const left = part.filter(goesLeft)
    expect(middle).toBe(1024 + 4 * (10 + left.length))
    expect([...rows]).toEqual([
      ...before.slice(0, 10),
      ...left,
      ...part.filter((row) => !goesLeft(row)),
      ...before.slice(40),
    ])
  })
})
