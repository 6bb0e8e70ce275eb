import type { Command } from 'commander'
import { addPrefeval } from './commands.prefeval.ts'
import { amount, places, price, seconds, whole } from './commands.values.ts'
import type { Context } from './context.ts'

/** The benchmarks' worlds, by name: to load them would make every command wait. */
const WORLDS = ['plume', 'prelude', 'prelude-no-edit']

const FOLDER = 'a folder that `penchant run` wrote'

/** Declares what runs agents in the simulated worlds of PLUME and PRELUDE, and what shows and compares their runs. */
export function addEnvironments(program: Command, context: () => Context): void {
  const run = program
    .command('run')
    // PrefEval has options of the same names.
    .enablePositionalOptions()
    .description('run agents among the simulated people of PLUME or PRELUDE; the same command goes on')
    .addArgument(program.createArgument('<world>', 'the benchmark').choices(WORLDS))
    .option('--config <file>', 'fields of the experiment in YAML or JSON; options go before them')
    .option('--out <folder>', 'where the run lies; runs/<world> when left out')
    .option('--agents <names>', 'by name, or modules such as ./mine.ts', names)
    .option('--seeds <numbers>', 'a life for each', wholes)
    .option('--kinds <kinds>', 'summary, email or both', names)
    .option('--laps <n>', 'tasks of each user; as in the paper when left out', places)
    .option('--documents <files...>', 'JSONL of {id, kind, text}; those of the package when left out')
    .option('--model <ids>', 'the agents’ language model; scripted, which needs no key, when left out', names)
    .option('--person-model <id>', 'the people’s, or scripted')
    .option('--judge-model <id>', 'adds the figures a model judges')
    .option('--retrieval <names>', 'which examples go with a task: source, recent, cosine', names)
    .option('--examples <numbers>', 'examples retrieved at most', wholes)
    .option('--p <shares>', 'how surely a scripted person follows each preference, 0 to 1', numbers)
    .option('--budget <usd>', 'most that calls may cost', amount)
    .option('--max-calls <n>', 'most calls', whole)
    .option('--price <in,out>', 'USD per million tokens, where it is not known', price)
    .option('--concurrency <n>', 'calls under way at most, and lives at once', places)
    .option('--timeout <s>', 'seconds one attempt of a call may take', (s) => seconds(s) / 1000)
    .action(async (world, options) => (await import('./run.ts')).runWorld(context(), world, options))

  addPrefeval(run, context)

  program
    .command('prompts')
    .description('print every prompt an agent makes for a user, without calling anything')
    .addArgument(program.createArgument('<world>', 'the benchmark').choices(WORLDS))
    .option('--agent <name>', 'by name, or a module such as ./mine.ts', 'prose')
    .option('--user <id>', 'such as email/ccby; the first when left out')
    .option('--laps <n>', 'tasks of the user', places, 2)
    .action(async (world, options) => (await import('./prompts.ts')).prompts(context(), world, options))

  program
    .command('compare')
    .description('compare two runs agent by agent, round by round')
    .argument('<run>', FOLDER)
    .argument('<run>', 'another')
    .action(async (one, other) => (await import('./compare.ts')).compare(context(), one, other))

  addSheets(program, context)
}

/** Figures by people: sheets to fill in, and what came back. */
function addSheets(program: Command, context: () => Context): void {
  const sheets = program.command('sheets').description('have people compare the texts of two agents')
  sheets
    .command('make')
    .description('write a blinded sheet for raters, and the key to it')
    .argument('<run>', FOLDER)
    .requiredOption('--agents <a,b>', 'the two to compare', names)
    .requiredOption('--out <file.csv>', 'the sheet; the key goes beside it as .key.json')
    .option('--setting <name>', 'of a sweep: as its tables call it', '')
    .option('--items <n>', 'items at most', places, 50)
    .option('--seed <n>', 'draws items and sides', whole, 1)
    .action(async (run, options) => (await import('./run.sheets.ts')).makeSheet(context(), run, options))
  sheets
    .command('read')
    .description('say which agent raters prefer, and how far they agree')
    .argument('<files...>', 'filled sheets, one a rater')
    .requiredOption('--key <file>', 'the key that `make` wrote')
    .action(async (files, options) => (await import('./run.sheets.ts')).readFilled(context(), files, options))
}

const names = (list: string): string[] => list.split(',').map((name) => name.trim())
const wholes = (list: string): number[] => names(list).map(whole)
const numbers = (list: string): number[] => names(list).map(amount)
