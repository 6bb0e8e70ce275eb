import { InvalidInputError } from '../errors.ts'
import type { Agent } from './agent.ts'
import { cipher1, cipher5 } from './agents/cipher.ts'
import { continual } from './agents/continual.ts'
import { cotEdit } from './agents/cot-edit.ts'
import { iclEdit } from './agents/icl-edit.ts'
import { none } from './agents/none.ts'
import { once } from './agents/once.ts'
import { oracle } from './agents/oracle.ts'
import { penchant, penchantProse, penchantStyle } from './agents/penchant.ts'
import { prose, prose1nc, prose1sc, prose1scApNv, proseIcl, proseNv, proseSc } from './agents/prose.ts'

/** Every agent there is, in the order tables show them. */
export const AGENTS: readonly Agent[] = [
  none,
  oracle,
  once,
  continual,
  iclEdit,
  cotEdit,
  cipher1,
  cipher5,
  prose,
  prose1nc,
  prose1sc,
  prose1scApNv,
  proseSc,
  proseNv,
  proseIcl,
  penchantProse,
  penchantStyle,
  penchant,
]

/** @throws InvalidInputError listing the names there are. */
export function agentNamed(name: string): Agent {
  const found = AGENTS.find((agent) => agent.name === name)
  if (found === undefined)
    throw new InvalidInputError('agent', name, `use one of ${AGENTS.map((agent) => agent.name).join(', ')}`)
  return found
}
