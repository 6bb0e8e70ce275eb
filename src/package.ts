import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package's folder, found upwards: the built files lie elsewhere than the sources do. */
export function packageRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  const up = dirname(from)
  if (up === from) throw new Error('package.json of penchant not found')
  return packageRoot(up)
}

let version: string | undefined

/** The package's version, read once. */
export function packageVersion(): string {
  version ??= JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version as string
  return version
}
