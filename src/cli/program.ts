import { Command, Option } from 'commander'
import { packageVersion } from '../package.ts'
import { addCommands } from './commands.ts'
import { createContext, DEFAULT_STORE, type GlobalOptions } from './context.ts'
import { exitCode, failure, Interrupted, isUsage } from './failure.ts'

/** The program: what concerns the whole process, then the command line. */
export function main(args: readonly string[]): Promise<number> {
  silenceSqliteWarning()
  endQuietlyWithReader()
  return run(args)
}

/** Runs one command line and returns its exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const program = create()
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (isUsage(error) && error.exitCode === 0) return 0
    const message =
      isUsage(error) && error.message === '(outputHelp)' ? undefined : failure(error, args.includes('--json'))
    if (message !== undefined && !(error instanceof Interrupted)) process.stderr.write(`${message}\n`)
    return exitCode(error)
  }
}

function create(): Command {
  const program = new Command('penchant')
    .description(
      'Learns what each person prefers from what they already do, and checks every belief against what they do next.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addOption(new Option('--store <path>', `the store (default: "${DEFAULT_STORE}")`).env('PENCHANT_STORE'))
    .option('--json', 'print JSON, errors too')
    .option('--no-color', 'print without colours (NO_COLOR does the same)')
    .configureHelp({ showGlobalOptions: true })
    // Errors come back to `main`, which words them.
    .configureOutput({ outputError() {} })
    .exitOverride()
  addCommands(program, () => createContext(program.opts<GlobalOptions>()))
  return program
}

/** Node 22 calls node:sqlite experimental on stderr, each time. The choice was ours, not the caller's. */
function silenceSqliteWarning(): void {
  const emit = process.emitWarning as (...args: unknown[]) => void
  process.emitWarning = (warning: unknown, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental')) emit.call(process, warning, ...rest)
  }
}

/** `penchant profile emma | head` closes our output early; that is no error. */
function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(process.exitCode ?? 0)
    })
}
