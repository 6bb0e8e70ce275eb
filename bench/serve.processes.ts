import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const CLI = new URL('../dist/cli/penchant.js', import.meta.url).pathname

/** Makes the first key of a store, which may do everything. */
export function makeKey(store: string): string {
  const args = ['--store', store, '--json', 'keys', 'create', '--name', 'bench', '--scope', 'manage']
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout).key
}

export interface Served {
  readonly url: string
  /** To look at it, where no key is needed. */
  readonly link?: string
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

/** The built program as it is started by people, with every request logged; only the limit for each key is lifted. */
export async function serveStore(store: string): Promise<Served> {
  const args = [CLI, '--store', store, '--json', 'serve', '--port', '0', '--rate', '0', '--log', 'info']
  const env = { PATH: process.env.PATH, PENCHANT_MODEL: '' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  stopWithUs(child)
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`penchant serve ended with ${code}`))),
  ])
  const { address: url, link } = JSON.parse(line)
  return {
    url,
    link,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

export interface Helper<In, Out> {
  ask(message: In & object): Promise<Out>
  end(): void
}

/** A file of this folder in a process of its own: a message there, an answer back. */
export function helper<In, Out>(file: string): Helper<In, Out> {
  const child = fork(new URL(file, import.meta.url))
  stopWithUs(child)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)))
  // Ending is a failure only while an answer is waited for.
  ended.catch(() => {})
  return {
    async ask(message) {
      child.send(message)
      const answer = once(child, 'message').then(([first]) => first)
      return Promise.race([answer, ended])
    },
    end: () => void child.kill(),
  }
}

function stopWithUs(child: ChildProcess): void {
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  child.once('exit', () => process.off('exit', stop))
}
