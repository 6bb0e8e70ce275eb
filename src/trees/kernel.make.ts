import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Makes kernel.bytes.ts from kernel.wat. The assembler is fetched for that alone: who only uses the kernel needs none.

const text = join(import.meta.dirname, 'kernel.wat')
const folder = mkdtempSync(join(tmpdir(), 'penchant-kernel-'))
try {
  const made = join(folder, 'kernel.wasm')
  const assembler = ['-y', '-p', 'wabt@1.0.39', 'wat2wasm']
  execFileSync('npx', [...assembler, '--enable-threads', text, '-o', made], { stdio: 'inherit' })
  writeFileSync(
    join(import.meta.dirname, 'kernel.bytes.ts'),
    [
      '/** kernel.wat in binary, base64. */',
      'export const KERNEL =',
      `  '${readFileSync(made, 'base64')}'`,
      '',
      '/** SHA-256 of the text it was made from. */',
      `export const KERNEL_TEXT = '${createHash('sha256').update(readFileSync(text)).digest('hex')}'`,
      '',
    ].join('\n'),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
