import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** No such file, or a name no file can have. */
const NONE = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

/** A file below a folder; undefined where there is none. Files whose name holds a hash never change. */
export async function fileBelow(folder: string, path: string): Promise<Response | undefined> {
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  if (!file.startsWith(folder + sep) || type === undefined) return undefined
  try {
    const bytes = await readFile(file)
    const lasting = /-[\w-]{8}\.\w+$/.test(file)
    const cache = lasting ? 'public, max-age=31536000, immutable' : 'no-cache'
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': cache } })
  } catch (error) {
    if (NONE.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
