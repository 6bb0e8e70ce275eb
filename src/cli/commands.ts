import { type Command, Option } from 'commander'
import { addEnvironments } from './commands.environments.ts'
import { addJudges, FORMATS } from './commands.judges.ts'
import { addMcp } from './commands.mcp.ts'
import { addRoute } from './commands.route.ts'
import { addServe } from './commands.serve.ts'
import {
  amount,
  LEARNERS,
  learnerNames,
  pairs,
  places,
  positive,
  price,
  seconds,
  whole,
} from './commands.values.ts'
import type { Context } from './context.ts'

const KINDS = ['sample', 'edit', 'choice', 'rating', 'followUp', 'statement', 'outcome']

const MODEL = 'the language model (see `penchant models`); else PENCHANT_MODEL'

/** Declares all commands. Each loads its own file when it runs, so that a quick one starts quickly. */
export function addCommands(program: Command, context: () => Context): void {
  program
    .command('demo')
    .description('learn seven made-up people in a temporary store and show what comes of it')
    .option('--model <id>', `${MODEL}; shows what it adds`)
    .option('--keep', 'keep the store, and say where it is')
    .action(async (options) => (await import('./demo.ts')).demo(context(), options))

  program
    .command('import')
    .description('store signals from JSONL or CSV files, gzipped or not; - reads stdin')
    .argument('<files...>')
    .addOption(
      new Option('--format <name>', 'format of published data; our own when left out').choices(FORMATS),
    )
    .addOption(new Option('--kind <kind>', 'kind of rows that do not say').choices(KINDS))
    .option('--person <name>', 'person of rows that name none')
    .option('--task <label>', 'task of rows that name none')
    .option('--documents <file>', 'JSONL of {id, text}, for rows that name a document instead of a text')
    .option('--csv', 'read CSV whatever the file is called')
    .option('--map <field=column>', 'CSV columns, such as person=author,draft=before', pairs)
    .addOption(new Option('--bad <what>', 'on a bad line').choices(['skip', 'fail']).default('skip'))
    .action(async (files, options) => (await import('./import.ts')).importFiles(context(), files, options))

  program
    .command('observe')
    .description('store one signal, given as JSON or on stdin')
    .argument('[signal]')
    .action(async (signal) => (await import('./observe.ts')).observe(context(), signal))

  program
    .command('learn')
    .description('test what is believed on what is new, then learn from it')
    .argument('[person]')
    .option('--all', 'everybody with something new')
    .option('--model <id>', `${MODEL}; without one, only what needs none is learned`)
    .option('--learners <names>', `those of ${LEARNERS.join(', ')} to learn with`, learnerNames)
    .option('--budget <usd>', 'most that calls may cost', amount)
    .option('--max-calls <n>', 'most calls', whole)
    .option('--price <in,out>', 'USD per million tokens, where it is not known', price)
    .option('--concurrency <n>', 'calls under way at most', places)
    .option('--timeout <s>', 'seconds one attempt of a call may take', seconds)
    .option('--estimate', 'say what it would take, and do nothing')
    .action(async (person, options) => (await import('./learn.ts')).learn(context(), person, options))

  program
    .command('people')
    .description('list the people the store knows')
    .action(async () => (await import('./people.ts')).people(context()))

  program
    .command('models')
    .description('list the language models that can be reached from here')
    .action(async () => (await import('./models.ts')).models(context()))

  program
    .command('profile')
    .description('show what is believed about a person, and why')
    .argument('<person>')
    .option('--all', 'show every preference')
    .option('--markdown', 'print Markdown')
    .action(async (person, options) => (await import('./profile.ts')).profile(context(), person, options))

  program
    .command('prompt')
    .description('print the block to put before a model')
    .argument('<person>')
    .option('--task <label>', 'what is to be written')
    .option('--context <text>', 'the text at hand: what is to be answered or rewritten')
    .option('--budget <tokens>', 'longest the block may be', positive)
    .option('--why', 'say on stderr why each line is there')
    .action(async (person, options) => (await import('./prompt.ts')).prompt(context(), person, options))

  program
    .command('write')
    .description('write a text for a person with a language model, on stdout as it comes')
    .argument('<person>')
    .option('--task <text>', 'what is to be written')
    .addOption(
      new Option('--input <text>', 'what it is made from or answers; - reads stdin').conflicts('inputFile'),
    )
    .option('--input-file <file>', 'the same from a file')
    .option('--model <id>', MODEL)
    .option('--demonstrations <n>', 'earlier texts of theirs to show as examples', whole)
    .option('--draws <n>', 'texts to draw, of which the most fitting is given', places)
    .option('--budget-tokens <n>', 'longest the block of preferences may be', positive)
    .option('--why', 'say on stderr what was used, and why')
    .action(async (person, options) => (await import('./write.ts')).write(context(), person, options))

  program
    .command('export')
    .description('print everything held about a person as JSON')
    .argument('<person>')
    .option('--out <file>', 'write it there')
    .action(async (person, options) => (await import('./export.ts')).exportPerson(context(), person, options))

  program
    .command('forget')
    .description('erase a person, or one signal or preference, with everything derived from it')
    .argument('<person>')
    .addOption(new Option('--signal <id>', 'only this signal').conflicts('preference'))
    .option('--preference <id>', 'only this preference')
    .option('--yes', 'do not ask')
    .action(async (person, options) => (await import('./forget.ts')).forget(context(), person, options))

  addJudges(program, context, MODEL)
  addRoute(program, context, MODEL)
  addEnvironments(program, context)
  addOwnWords(program, context)
  addServe(program, context, MODEL)
  addMcp(program, context, MODEL)
}

/** What the person concerned may do with a belief. */
function addOwnWords(program: Command, context: () => Context): void {
  const act = async (...args: ActArguments) => (await import('./change.ts')).change(context(), ...args)
  const simple = {
    confirm: 'say that a preference is right',
    pin: 'use a preference first, whatever its trials say',
    unpin: 'let its trials decide again',
    pause: 'set a preference aside',
    resume: 'take it up again',
  } as const
  for (const [name, description] of Object.entries(simple))
    program
      .command(name)
      .description(description)
      .argument('<person>')
      .argument('<preference>', 'its id, or the beginning of it')
      .action((person, id) => act(name as keyof typeof simple, person, { id }))
  program
    .command('remove')
    .description('take a preference away; it is not learned again from what is known now')
    .argument('<person>')
    .argument('<preference>')
    .option('--forever', 'nor from anything later')
    .action((person, id, { forever }) => act('remove', person, { id, forever }))
  program
    .command('revise')
    .description('put a preference into other words')
    .argument('<person>')
    .argument('<preference>')
    .argument('<statement>')
    .action((person, id, statement) => act('revise', person, { id, statement }))
  program
    .command('add')
    .description('add a preference in your own words')
    .argument('<person>')
    .argument('<statement>')
    .option('--task <label>', 'only for this task')
    .action((person, statement, { task }) => act('add', person, { statement, task }))
}

type ActArguments =
  Parameters<typeof import('./change.ts').change> extends [unknown, ...infer Rest] ? Rest : never
