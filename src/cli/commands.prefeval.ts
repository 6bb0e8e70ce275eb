import { type Command, InvalidArgumentError, Option } from 'commander'
import { amount, places, price, seconds, whole } from './commands.values.ts'
import type { Context } from './context.ts'

// Named here too: to load them would make every command wait.
const FORMS = ['explicit', 'implicit-choice', 'implicit-persona']
const TASKS = ['choice', 'generation']
const AGENTS = ['none', 'reminder', 'self-critique', 'retrieval', 'penchant'] as const

/** Declares `prefeval` below a command, `run`. */
export function addPrefeval(run: Command, context: () => Context): void {
  run
    .command('prefeval')
    .description('put PrefEval to a language model: does it keep to what a person said earlier?')
    .requiredOption('--data <folder>', 'PrefEval, as JSONL or as the benchmark_dataset of the original')
    .addOption(new Option('--form <form>', 'how preferences come up').choices(FORMS).default('explicit'))
    .addOption(
      new Option('--task <task>', 'one of four options, or a free answer that a model judges')
        .choices(TASKS)
        .default('choice'),
    )
    .option('--turns <list>', 'unrelated exchanges between preference and question: 0,5,10', turns, [10])
    .option('--agents <names>', `those of ${AGENTS.join(', ')}`, agentNames, [...AGENTS])
    .option('--max <n>', 'questions at most, evenly from all topics', places, 100)
    .option('--seed <n>', 'of what is drawn, and of the order of the options', whole, 1)
    .option('--model <id>', 'the language model (see `penchant models`); else PENCHANT_MODEL')
    .option('--judge-model <id>', 'the one that judges free answers; the same when left out')
    .option('--max-calls <n>', 'most calls', whole)
    .option('--price <in,out>', 'USD per million tokens of the model, where it is not known', price)
    .option('--concurrency <n>', 'calls under way at most', places)
    .option('--timeout <s>', 'seconds one attempt of a call may take', seconds)
    .action(async (options) => (await import('./prefeval.ts')).prefeval(context(), options))
}

function turns(text: string): number[] {
  const found = text.split(',').map(amount)
  if (!found.every(Number.isInteger)) throw new InvalidArgumentError('Give whole numbers: 0,5,10.')
  return [...new Set(found)]
}

function agentNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name) => AGENTS.some((known) => known === name)))
    throw new InvalidArgumentError(`Name one or more of ${AGENTS.join(', ')}, with commas between.`)
  return [...new Set(names)]
}
