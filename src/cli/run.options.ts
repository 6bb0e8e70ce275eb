import { readConfig } from '../environments/config.file.ts'
import { type Experiment, experimentOf } from '../environments/config.ts'
import { InvalidInputError } from '../errors.ts'

/** What the command line says of an experiment, under the names of its fields; and where it lies. */
export interface RunArguments extends Readonly<Record<string, unknown>> {
  readonly config?: string
  readonly out?: string
}

/** The experiment of a command line: its options go before the file's fields, and what neither says is usual. */
export async function experimentFor(
  world: string,
  { config, out: _, ...given }: RunArguments,
): Promise<Experiment> {
  const fields = config === undefined ? {} : await readConfig(config)
  if (fields.world !== undefined && fields.world !== world)
    throw new InvalidInputError('world', fields.world, `the command says ${world}: let both say the same`)
  return experimentOf({ ...fields, ...given, world })
}
