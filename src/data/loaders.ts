import { basename } from 'node:path'
import { InvalidInputError } from '../errors.ts'
import type { SignalInput } from '../signal.ts'
import { chatbotArena } from './chatbot-arena.ts'
import { jsonl } from './jsonl.ts'
import { personalRewardBench } from './personal-reward-bench.ts'
import { type PrismOptions, prism } from './prism.ts'
import { promptfoo } from './promptfoo.ts'
import type { LoadOptions } from './table.ts'
import { wildFeedback } from './wildfeedback.ts'

export interface LoaderOptions extends LoadOptions {
  /** See {@link prism}; the other formats have no scores. */
  readonly gap?: PrismOptions['gap']
}

export interface Loader {
  /** What it makes, in a line. */
  readonly describe: string
  /** The files it takes, in a line. */
  readonly files: string
  /** Files that play different parts are told apart by their names. */
  load(files: readonly string[], options?: LoaderOptions): AsyncIterable<SignalInput>
}

/** Every format by the name it has on the command line. */
export const LOADERS: Readonly<Record<string, Loader>> = {
  prism: {
    describe: 'PRISM: choices from scores in time order, feedback, statements from the survey',
    files: 'conversations.jsonl and, as wanted, survey.jsonl and utterances.jsonl',
    load: (files, options) =>
      prism({ ...options, ...byName(files, ['conversations', 'utterances', 'survey']) }),
  },
  'personal-reward-bench': {
    describe: 'PersonalRewardBench: choices of prism_personalized or chatbot_arena_personalized',
    files: 'its train, validation and test files',
    load: (files, options) => personalRewardBench({ ...options, files }),
  },
  'chatbot-arena': {
    describe: 'Chatbot Arena conversations: choices from votes in time order',
    files: 'the files of lmsys/chatbot_arena_conversations',
    load: (files, options) => chatbotArena({ ...options, files }),
  },
  wildfeedback: {
    describe: 'WildFeedback: follow-ups with marks of satisfaction, choices from its pairs',
    files: 'sat_dsat_annotation.json, wildfeedback.json, or both',
    load: (files, options) => {
      const { sat_dsat_annotation: annotations, wildfeedback: pairs } = byName(files, [
        'sat_dsat_annotation',
        'wildfeedback',
      ])
      return wildFeedback({ ...options, annotations, pairs })
    },
  },
  promptfoo: {
    describe: 'promptfoo results: an outcome for each prompt on each test',
    files: 'files of `promptfoo eval -o`: JSON, JSONL or CSV',
    load: (files, options) => promptfoo({ ...options, files }),
  },
  jsonl: {
    describe: 'our own form: the fields of a signal in every row',
    files: 'one or more files',
    load: (files, options) => jsonl({ ...options, files }),
  },
}

function byName<N extends string>(files: readonly string[], parts: readonly N[]): Partial<Record<N, string>> {
  const found: Partial<Record<N, string>> = {}
  for (const file of files) {
    const part = parts.find((name) => basename(file).toLowerCase().startsWith(name))
    if (part === undefined)
      throw new InvalidInputError('file', file, `give it a name that begins with ${parts.join(' or ')}`)
    if (found[part] !== undefined)
      throw new InvalidInputError('file', file, `give one file of ${part}, not two`)
    found[part] = file
  }
  return found
}
