import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Public means promised: a name that comes or goes is a decision, and this list is where it is written down.

interface Entry {
  readonly file: string
  readonly load: () => Promise<object>
  readonly names: readonly string[]
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  '.': {
    file: 'index',
    load: () => import('../src/index.ts'),
    names: [
      'BudgetError',
      'ConflictError',
      'DEFAULT_STORE',
      'InvalidInputError',
      'MAX_TEXT',
      'ModelError',
      'NotFoundError',
      'PenchantError',
      'StoreVersionError',
      'THRESHOLDS',
      'chance',
      'createPenchant',
      'isPenchantError',
      'parseSignal',
      'promptBlock',
      'signalJsonSchema',
      'swapControl',
      'usable',
    ],
  },
  './learners': {
    file: 'learners/index',
    load: () => import('../src/learners/index.ts'),
    names: [
      'ABLATIONS',
      'CIPHER',
      'FALSE_SIGNS',
      'PAPER',
      'PROSE',
      'Population',
      'cipher',
      'decode',
      'encode',
      'learnPerson',
      'observe',
      'pairOf',
      'prose',
      'standings',
      'stated',
      'statedWishes',
      'style',
      'values',
    ],
  },
  './models': {
    file: 'models/index',
    load: () => import('../src/models/index.ts'),
    names: [
      'asker',
      'contextOf',
      'createBudget',
      'createMeter',
      'localEmbedder',
      'priceOf',
      'resolveEmbedder',
      'resolveModel',
      'toEmbedder',
      'toModel',
      'wrap',
      'wrapEmbedder',
    ],
  },
  './text': {
    file: 'text/index',
    load: () => import('../src/text/index.ts'),
    names: [
      'MEASURES',
      'NEAR_DUPLICATE',
      'alike',
      'clean',
      'document',
      'hunks',
      'measure',
      'measureIndex',
      'normalisedDistance',
      'opposed',
      'similarity',
      'tokenDistance',
      'tokenize',
      'transform',
      'untransform',
      'withoutFacts',
    ],
  },
  './judges': {
    file: 'judges/index',
    load: () => import('../src/judges/index.ts'),
    names: [
      'CALLS',
      'JUDGES',
      'ORIGINAL',
      'PERSONA',
      'askingJudge',
      'cascadeJudge',
      'choicesOf',
      'chooseBand',
      'defaultJudge',
      'evaluate',
      'fitPersona',
      'generationPrompt',
      'historyJudge',
      'judgeFor',
      'loadPersona',
      'personaJudge',
      'personaJudgePrompt',
      'predictPairwise',
      'rank',
      'rewardJudge',
      'rubricJudge',
      'savePersona',
    ],
  },
  './rewards': {
    file: 'rewards/index',
    load: () => import('../src/rewards/index.ts'),
    names: [
      'ask',
      'bradleyTerry',
      'chooseNoise',
      'denoised',
      'explain',
      'fitRatings',
      'fitTaste',
      'fitVoice',
      'general',
      'greedy',
      'information',
      'latent',
      'loadRatings',
      'loadReward',
      'loadTaste',
      'loadVoice',
      'lowRank',
      'mended',
      'mixture',
      'packState',
      'readText',
      'readVoice',
      'saveTaste',
      'saveVoice',
      'smoothed',
      'spokenOf',
      'strengthOf',
      'tasteOf',
      'thompson',
      'trees',
      'unpackState',
      'upper',
      'withReasons',
    ],
  },
  './trees': {
    file: 'trees/index',
    load: () => import('../src/trees/index.ts'),
    names: ['BOOST', 'boost', 'fromXgboost', 'importance', 'margin', 'probability', 'toXgboost'],
  },
  './data': {
    file: 'data/index',
    load: () => import('../src/data/index.ts'),
    names: ['LOADERS', 'chatbotArena', 'jsonl', 'personalRewardBench', 'prism', 'rows', 'wildFeedback'],
  },
  './evaluate': {
    file: 'evaluate/index',
    load: () => import('../src/evaluate/index.ts'),
    names: [
      'WINDOW',
      'average',
      'calibrator',
      'cascadeCurve',
      'clusteredMean',
      'controls',
      'curve',
      'deviation',
      'drifted',
      'ece',
      'evaluateAsking',
      'evaluateCascade',
      'evaluateReward',
      'judged',
      'logOdds',
      'measuredAt',
      'parted',
      'reliability',
      'reopen',
      'seeded',
      'summary',
      'test',
      'verdict',
      'wilson',
    ],
  },
  './stores/memory': {
    file: 'stores/memory',
    load: () => import('../src/stores/memory.ts'),
    names: ['memoryStore'],
  },
  './stores/sqlite': {
    file: 'stores/sqlite',
    load: () => import('../src/stores/sqlite.ts'),
    names: ['sqliteStore'],
  },
  './test': {
    file: 'test/index',
    load: () => import('../src/test/index.ts'),
    names: [
      'HABITS',
      'faultKinds',
      'judgeContract',
      'modelServer',
      'record',
      'recordedModel',
      'rewardContract',
      'scriptedModel',
      'scriptedReader',
      'storeContract',
    ],
  },
}

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

describe('public names', () => {
  it('are those of every entry of the package, and no other entry is there', () => {
    const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json')
    expect(entries.sort()).toEqual(Object.keys(ENTRIES).sort())
  })

  it.each(Object.entries(ENTRIES))('of %s', async (entry, { file, load, names }) => {
    const found = Object.keys(await load())
    expect(found.sort()).toEqual([...names].sort())
    expect(manifest.exports[entry]).toEqual({
      types: `./dist/${file}.d.ts`,
      default: `./dist/${file}.js`,
    })
  })
})
