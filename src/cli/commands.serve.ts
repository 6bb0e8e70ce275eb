import { type Command, InvalidArgumentError } from 'commander'
import type { Scope } from '../server/keys.ts'
import type { Context } from './context.ts'

/** Named here too: to load the server would make every command wait. */
const SCOPES: readonly Scope[] = ['observe', 'read', 'manage']

/** Declares the service and the keys to it. What options hold is checked with the configuration they are part of. */
export function addServe(program: Command, context: () => Context, model: string): void {
  program
    .command('serve')
    .description('serve the HTTP API, the page and the reference on one port, until Ctrl-C')
    .option(
      '--config <file>',
      'all of this in YAML or JSON; the environment (PENCHANT_…) and options go before it',
    )
    .option('--host <address>', 'where to listen; 127.0.0.1 when left out, anything else needs a key')
    .option('--port <n>', '4321 when left out; 0 for any that is free')
    .option('--origins <list>', 'origins whose pages may use the API and show the page in a frame')
    .option('--rate <n>', 'requests a second of each key, 100 when left out; 0 for no limit')
    .option('--burst <n>', 'requests that may come at once; twice the rate when left out')
    .option(
      '--request-timeout <s>',
      'seconds a request may take, its model calls included; 120 when left out',
    )
    .option('--grace <s>', 'seconds that ending waits for requests under way; 10 when left out')
    .option('--log <level>', 'info (every request), error or silent; JSON on stderr')
    .option('--open', 'open the page in a browser')
    .option('--model <id>', model)
    .option('--embedder <id>', 'local when left out')
    .option('--learners <names>', 'those to learn with')
    .option(
      '--learn-every <s>',
      'learn what is new by itself, every so many seconds; 0 when left out: when told to',
    )
    .option('--questions <file>', 'questions of your own for Compare: {context?, a, b} a line')
    .option('--budget <usd>', 'most that calls of each tenant may cost while it runs')
    .option('--max-calls <n>', 'most calls of each tenant while it runs')
    .option('--price <in,out>', 'USD per million tokens, where it is not known')
    .option('--concurrency <n>', 'calls under way at most')
    .option('--timeout <s>', 'seconds one attempt of a call may take')
    .action(async (options) => (await import('./serve.ts')).serve(context(), options))

  const keys = program.command('keys').description('keys to the service: make, list, revoke')
  keys
    .command('create')
    .description('make a key and print it, once')
    .requiredOption('--name <text>', 'what it is for')
    .requiredOption('--scope <list>', `what it may do, with commas between: ${SCOPES.join(', ')}`, scopes)
    .option('--tenant <name>', 'whose store it opens', 'default')
    .action(async (options) => (await import('./keys.ts')).createKey(context(), options))
  keys
    .command('list')
    .description('list keys; their secrets are not kept')
    .action(async () => (await import('./keys.ts')).listKeys(context()))
  keys
    .command('revoke')
    .description('end a key, and the tokens made with it, at once')
    .argument('<id>', 'as `penchant keys list` shows it')
    .action(async (id) => (await import('./keys.ts')).revokeKey(context(), id))
}

function scopes(text: string): Scope[] {
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name): name is Scope => SCOPES.some((known) => known === name)))
    throw new InvalidArgumentError(`Name one or more of ${SCOPES.join(', ')}, with commas between.`)
  return names
}
