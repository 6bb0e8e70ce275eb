import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import type { Forest, Tree } from './forest.ts'

const flag = z.union([z.number(), z.boolean()]).transform(Number)
const whole = z.number().int()
/** Numbers of the model's parameters are written as strings; from 3.1 on base_score is a list in one. */
const written = z
  .union([z.string(), z.number()])
  .transform((s) => Number(String(s).replace(/^\[(.*)\]$/, '$1')))

const tree = z.object({
  split_indices: z.array(whole),
  split_conditions: z.array(z.number()),
  left_children: z.array(whole),
  right_children: z.array(whole),
  default_left: z.array(flag),
  loss_changes: z.array(z.number()),
  sum_hessian: z.array(z.number()),
  split_type: z.array(z.literal(0, 'categorical splits are not read')).optional(),
})
type WrittenTree = z.infer<typeof tree>

const schema = z.object({
  learner: z.object({
    gradient_booster: z.object({
      name: z.literal('gbtree', 'only gbtree is read'),
      model: z.object({ trees: z.array(tree) }),
    }),
    learner_model_param: z.object({
      base_score: written.refine((p) => p > 0 && p < 1, 'must be one probability between 0 and 1'),
      num_class: written.refine((n) => n <= 1, 'only two classes are read').optional(),
      num_target: written.refine((n) => n <= 1, 'only one target is read').optional(),
      num_feature: written.refine((n) => n > 0 && Number.isInteger(n), 'must be a number of features'),
    }),
    objective: z.object({
      name: z.enum(['binary:logistic', 'reg:logistic'], 'only binary:logistic and reg:logistic are read'),
    }),
  }),
})

/**
 * A model as XGBoost's save_model writes it to .json (read with 1.7; base_score as 3.1 writes it, too). Predictions
 * are equal up to 32-bit rounding. All trees count, also those after XGBoost's best_iteration.
 *
 * @throws InvalidInputError naming the field, also for models of another kind: other objectives, several classes,
 * categorical splits, dart, linear.
 */
export function fromXgboost(json: unknown): Forest {
  const result = schema.safeParse(json)
  if (!result.success) {
    const { path, message } = result.error.issues[0]!
    throw new InvalidInputError(`model.${path.join('.')}`, at(json, path), `give XGBoost JSON; ${message}`)
  }
  const { gradient_booster, learner_model_param } = result.data.learner
  const width = learner_model_param.num_feature
  const trees = gradient_booster.model.trees.map((t, i) => readTree(t, width, `model tree ${i}`))
  return { width, base: Math.fround(learner_model_param.base_score), trees }
}

const at = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)

/** Takes what hangs together from the root on, and so leaves out what XGBoost pruned. Puts siblings side by side. */
function readTree(from: WrittenTree, width: number, field: string): Tree {
  const order: number[] = [0]
  const place = new Map([[0, 0]])
  const visit = (node: number) => {
    if (place.has(node) || !(node >= 0 && node < from.left_children.length))
      throw new InvalidInputError(field, node, 'each node but the root must be the child of one node')
    place.set(node, order.length)
    order.push(node)
  }
  const isLeaf = (node: number) => from.left_children[node] === -1
  const open = [0]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const broken = PER_NODE.find((name) => from[name][node] === undefined)
    if (broken) throw new InvalidInputError(`${field} ${broken}`, from[broken].length, 'give one a node')
    if (isLeaf(node)) continue
    const feature = from.split_indices[node]!
    if (!(feature >= 0 && feature < width))
      throw new InvalidInputError(
        `${field} split_indices[${node}]`,
        feature,
        `the model has ${width} features`,
      )
    const [left, right] = [from.left_children[node]!, from.right_children[node]!]
    visit(left)
    visit(right)
    // Left to the end before right, as trees are grown here: a forest of ours is the same again.
    open.push(right, left)
  }
  return {
    feature: Int32Array.from(order, (node) => (isLeaf(node) ? -1 : from.split_indices[node]!)),
    value: Float32Array.from(order, (node) => from.split_conditions[node]!),
    left: Int32Array.from(order, (node) => place.get(from.left_children[node]!) ?? -1),
    missingLeft: Uint8Array.from(order, (node) => from.default_left[node]!),
    gain: Float32Array.from(order, (node) => from.loss_changes[node]!),
    cover: Float32Array.from(order, (node) => from.sum_hessian[node]!),
  }
}

const PER_NODE = [
  'split_indices',
  'split_conditions',
  'right_children',
  'default_left',
  'loss_changes',
  'sum_hessian',
  'left_children',
] as const
