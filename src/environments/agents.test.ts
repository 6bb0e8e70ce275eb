import { describe, expect, it } from 'vitest'
import { type AgentCase, agentContract } from './agents/agent.contract.values.ts'
import { AGENTS, agentNamed } from './agents.ts'

/** Most calls a round where one thing is to be learned of each: for PROSE 5 + 4 + 1 + 6 + 1 and the text. */
const CASES: Readonly<Record<string, Omit<AgentCase, 'agent'>>> = {
  none: { calls: 1, blind: true },
  oracle: { calls: 1, told: true },
  once: { calls: 2, pools: true },
  continual: { calls: 2, pools: true },
  'icl-edit': { calls: 1 },
  'cot-edit': { calls: 2 },
  'cipher-1': { calls: 2 },
  'cipher-5': { calls: 3 },
  prose: { calls: 18 },
  'prose-1nc': { calls: 10 },
  'prose-1sc': { calls: 10 },
  'prose-1sc-ap-nv': { calls: 4 },
  'prose-sc': { calls: 14 },
  'prose-nv': { calls: 12 },
  'prose-icl': { calls: 18 },
  'penchant-prose': { calls: 18 },
  'penchant-style': { calls: 1, blind: true },
  penchant: { calls: 18 },
}

describe('the list', () => {
  it('holds every agent once, and a case for each', () => {
    expect(AGENTS.map((agent) => agent.name)).toEqual(Object.keys(CASES))
  })

  it('finds an agent by its name, and names all where there is none', () => {
    for (const agent of AGENTS) expect(agentNamed(agent.name)).toBe(agent)
    expect(() => agentNamed('cipher')).toThrow(/agent: "cipher" cannot be used.*cipher-1, cipher-5/)
  })
})

for (const agent of AGENTS) agentContract({ agent, ...CASES[agent.name]! })
