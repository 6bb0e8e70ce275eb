import { type Command, InvalidArgumentError, Option } from 'commander'
import type { JudgeName } from '../judging.ts'
import { amount, pairs, places, positive, price, seconds, whole } from './commands.values.ts'
import type { Context } from './context.ts'

/** The judges and the formats of data there are, by name: to load them would make every command wait. */
export const JUDGES = [
  'reward',
  'default',
  'history',
  'persona',
  'rubric',
  'cascade',
] as const satisfies JudgeName[]
export const FORMATS = [
  'prism',
  'personal-reward-bench',
  'chatbot-arena',
  'wildfeedback',
  'promptfoo',
  'jsonl',
]

const CALLS = 'share of comparisons a cascade may send to the model, 0 to 1'

/** Declares what judges: which of two answers, the next question, how right a judge is. */
export function addJudges(program: Command, context: () => Context, model: string): void {
  program
    .command('judge')
    .description('say which of two answers a person would prefer, or order many')
    .argument('<person>')
    .option('--context <text>', 'what the answers answer; - reads stdin')
    .option('--a <text>', 'one answer')
    .option('--b <text>', 'the other')
    .option('--a-file <file>', 'one answer, from a file')
    .option('--b-file <file>', 'the other, from a file')
    .option('--answers <file>', 'answers to order: JSONL of texts, or a .txt with one a line')
    .addOption(
      new Option('--judge <name>', 'reward without a model, cascade with one, when left out').choices(JUDGES),
    )
    .option('--calls <share>', CALLS, share)
    .option('--model <id>', model)
    .option('--why', 'say on stderr what counts with them')
    .action(async (person, options) => (await import('./judge.ts')).judge(context(), person, options))

  program
    .command('ask')
    .description('ask a person what settles most about their taste, and learn from each pick')
    .argument('<person>')
    .requiredOption('--pool <file>', 'questions to choose from: JSONL of {context?, a, b}')
    .option('--question <n>', 'record the answer to this question, and ask nothing', places)
    .addOption(new Option('--answer <side>', 'the answer they took').choices(['a', 'b']))
    .action(async (person, options) => (await import('./ask.ts')).ask(context(), person, options))

  program
    .command('evaluate')
    .description('say how right judges are on choices they have not seen')
    .option('--data <files...>', 'files or folders of choices; the store when left out')
    .addOption(new Option('--format <name>', 'format of published data').choices(FORMATS))
    .option('--map <field=column>', 'CSV columns, such as person=author,chosen=winner', pairs)
    .option('--judge <names>', `those of ${JUDGES.join(', ')} to evaluate`, judgeNames, ['reward'])
    .option('--fit <n>', "each person's first choices to learn from: a share below 1, or a number", fit, 0.7)
    .option('--open', 'what others chose on a tested pair may be known, as in a product')
    .option('--calls <share>', CALLS, share)
    .option('--limit <people>', 'test so many people, drawn by the seed', places)
    .option('--seed <n>', 'of what is drawn', whole, 1)
    .option('--report <file>', 'write an HTML report there')
    .option('--svg <file>', 'write the learning curves there')
    .option('--model <id>', model)
    .option('--budget <usd>', 'most that calls may cost', amount)
    .option('--max-calls <n>', 'most calls', whole)
    .option('--price <in,out>', 'USD per million tokens, where it is not known', price)
    .option('--concurrency <n>', 'calls under way at most', places)
    .option('--timeout <s>', 'seconds one attempt of a call may take', seconds)
    .action(async (options) => (await import('./evaluate.ts')).evaluate(context(), options))
}

function judgeNames(text: string): readonly JudgeName[] {
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name): name is JudgeName => JUDGES.some((known) => known === name)))
    throw new InvalidArgumentError(`Name one or more of ${JUDGES.join(', ')}, with commas between.`)
  return [...new Set(names)]
}

function share(text: string): number {
  const value = amount(text)
  if (value > 1) throw new InvalidArgumentError('Give a share from 0 to 1.')
  return value
}

function fit(text: string): number {
  const value = positive(text)
  if (value > 1 && !Number.isInteger(value))
    throw new InvalidArgumentError('Give a share below 1, or a whole number of choices.')
  return value
}
