import { type Command, Option } from 'commander'
import { addCollect } from './commands.route.collect.ts'
import { pairs, places, whole } from './commands.values.ts'
import type { Context } from './context.ts'

const EMBEDDER = 'adds vectors of what queries mean: local, or an id such as openai/text-embedding-3-small'
const FITTED = 'what `penchant route fit` wrote'

/** Declares what chooses a prompt for each query, from a log of what worked. */
export function addRoute(program: Command, context: () => Context, model: string): void {
  const route = program
    .command('route')
    .description('choose the prompt for each query, from a log of which prompt worked on which')
  addCollect(route, context, model)

  route
    .command('fit')
    .description('fit a router to outcomes, and say whether choosing by query gains anything')
    .argument('[files...]', 'rows of {query, prompt, success, person?}; the store when left out')
    .requiredOption('--out <file>', 'write the router there, as JSON')
    .option('--prompts <file>', 'all prompts: rows of {id, text}, or a .txt with one a line')
    .option('--map <field=column>', 'columns, such as query=question,success=correct', pairs)
    .addOption(new Option('--format <name>', 'format of published data').choices(['promptfoo']))
    .option('--seed <n>', 'of what is drawn', whole, 1)
    .option('--most <rows>', 'fit on so many rows at most, 200,000 when left out', places)
    .option('--report <file>', 'write an HTML report there')
    .option('--embedder <id>', EMBEDDER)
    .action(async (files, options) => (await import('./route.fit.ts')).fit(context(), files, options))

  route
    .command('export')
    .description('write a log as training data, for an XGBoost that runs on more than one machine')
    .argument('[files...]', 'rows of {query, prompt, success, person?}; the store when left out')
    .requiredOption('--out <file>', 'a .parquet or .libsvm; what is asked goes beside it, .questions.json')
    .option('--prompts <file>', 'all prompts: rows of {id, text}, or a .txt with one a line')
    .option('--map <field=column>', 'columns, such as query=question,success=correct', pairs)
    .addOption(new Option('--format <name>', 'format of published data').choices(['promptfoo']))
    .option('--most <rows>', 'rows to find the words to ask for, 200,000 when left out', places)
    .action(async (files, options) =>
      (await import('./route.export.ts')).exportRows(context(), files, options),
    )

  route
    .command('choose')
    .description('print the prompt to use for a query; - or nothing reads it from stdin')
    .argument('[query]')
    .requiredOption('--router <file>', FITTED)
    .option('--prompts <ids>', 'choose among these, with commas between', (text) => text.split(','))
    .option('--person <name>', 'whom the answer is for')
    .option('--file <file>', 'many queries: rows of {query}, or a .txt with one a line; JSONL on stdout')
    .option('--why', 'say on stderr why')
    .option('--embedder <id>', 'the one the router was fitted with')
    .action(async (query, options) => (await import('./route.choose.ts')).choose(context(), query, options))

  route
    .command('report')
    .description('show what a router knows, and how it does on a test log, as an HTML page')
    .requiredOption('--router <file>', FITTED)
    .option('--out <file>', 'write the page there; needed but with --json')
    .option('--test <files...>', 'outcomes it was not fitted on: what it gains there, and whether they leak')
    .option('--fit <files...>', 'what it was fitted on, where it holds only a part: for leaks')
    .option('--map <field=column>', 'columns of the files', pairs)
    .addOption(new Option('--format <name>', 'format of published data').choices(['promptfoo']))
    .option('--embedder <id>', 'the one the router was fitted with')
    .action(async (options) => (await import('./route.report.ts')).report(context(), options))
}
