import {
  borrowed,
  borrowedOdds,
  logisticReward,
  logOf,
  neighboursReward,
  oddsOf,
  read,
  tableOf,
} from 'penchant/routing'
import type { BenchOptions } from './data.ts'
import { rounded } from './judge.ts'
import { modelsBench } from './routing.models.ts'
import { type Fit, paperBench } from './routing.paper.ts'
import { scaleBench } from './routing.scale.ts'
import { simulateBench } from './routing.simulate.ts'
import { speedOfChoosing } from './routing.speed.ts'
import { treesBench } from './routing.trees.ts'
import { votesBench } from './routing.votes.ts'

/**
 * Prompts chosen from logs: each reward and the router on real outcomes, everything Prompt-OIRL reports, simulations whose
 * truth is known, votes, and what it all costs.
 */
export async function routingBench(options: BenchOptions) {
  const told = (name: string) => console.error(`routing: ${name}`)
  told('models')
  const { results } = await modelsBench(options)
  told('paper')
  const paper = await paperBench(options, light)
  told('simulation')
  const simulation = await simulateBench(options)
  told('votes')
  const votes = await votesBench(options)
  told('speed')
  const speed = {
    choose: await speedOfChoosing(options),
    trees: await treesBench(options),
    scale: await scaleBench(options),
  }
  return { results, paper: paper.results, ...rounded({ simulation, votes }), speed }
}

/**
 * What stands in for the router where 63 subsets are fitted, each of them anew: logistic regression and neighbours, half
 * of the log-odds each. A prompt not fitted on borrows its odds from those that were.
 */
const light: Fit = async (train, prompts) => {
  const log = logOf(train, prompts)
  const table = tableOf(
    log,
    log.queries.map((text) => read(text)),
  )
  const rewards = [logisticReward(table), neighboursReward(table)]
  const known = prompts.map(({ text }) => read(text))
  return {
    probabilities(queries, asked) {
      const readings = queries.map((text) => read(text))
      const [logistic, neighbours] = rewards.map((reward) => oddsOf(reward, readings))
      const odds = logistic!.map((x, cell) => (x + neighbours![cell]!) / 2)
      const columns = asked.map(({ id, text }) => {
        const place = prompts.findIndex((prompt) => prompt.id === id)
        const weights = borrowed(read(text), known)
        return (own: Float64Array) => (place >= 0 ? own[place]! : borrowedOdds(weights, own))
      })
      return Float64Array.from(
        queries.flatMap((_, q) => {
          const own = odds.subarray(q * prompts.length, (q + 1) * prompts.length)
          return columns.map((column) => 1 / (1 + Math.exp(-column(own))))
        }),
      )
    },
  }
}
