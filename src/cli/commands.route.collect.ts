import type { Command } from 'commander'
import { amount, places, price, seconds, whole } from './commands.values.ts'
import type { Context } from './context.ts'

/** Declares `route collect`. */
export function addCollect(route: Command, context: () => Context, model: string): void {
  route
    .command('collect')
    .description('try prompts on queries with a language model and store which worked')
    .requiredOption('--prompts <file>', 'prompts: rows of {id?, text}, or a .txt with one a line')
    .requiredOption('--queries <file>', 'queries: rows of {query, expected?}')
    .requiredOption(
      '--score <how>',
      'exact, number, regex:<pattern>, judge (asks the model), or a module that exports a function',
    )
    .option('--out <file.jsonl>', 'write outcomes there; the store keeps the answers, so none is paid twice')
    .option('--model <id>', model)
    .option('--budget <usd>', 'most that calls may cost', amount)
    .option('--max-calls <n>', 'most calls', whole)
    .option('--price <in,out>', 'USD per million tokens, where it is not known', price)
    .option('--concurrency <n>', 'calls under way at most', places)
    .option('--timeout <s>', 'seconds one attempt of a call may take', seconds)
    .option('--room <tokens>', 'longest an answer may be, 4,000 when left out', places)
    .option('--estimate', 'say what it would take, and do nothing')
    .action(async (options) => (await import('./route.collect.ts')).collectCommand(context(), options))
}
