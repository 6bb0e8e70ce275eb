import type { Forest, Tree } from './forest.ts'

/** What XGBoost writes for the root's parent. */
const NOBODY = 2147483647

/** Text of a .json file for XGBoost's load_model (checked with 1.7.4); parsed, `fromXgboost` gives the same forest. */
export function toXgboost({ width, base, trees }: Forest): string {
  return JSON.stringify({
    version: [1, 7, 4],
    learner: {
      attributes: {},
      feature_names: [],
      feature_types: [],
      gradient_booster: {
        name: 'gbtree',
        model: {
          gbtree_model_param: {
            num_parallel_tree: '1',
            num_trees: String(trees.length),
            size_leaf_vector: '0',
          },
          tree_info: trees.map(() => 0),
          trees: trees.map((t, id) => writtenTree(t, id, width)),
        },
      },
      learner_model_param: {
        // Nine digits tell 32-bit floats apart. With more XGBoost takes its default, and says nothing.
        base_score: base.toExponential(8),
        boost_from_average: '1',
        num_class: '0',
        num_feature: String(width),
        num_target: '1',
      },
      objective: { name: 'binary:logistic', reg_loss_param: { scale_pos_weight: '1' } },
    },
  })
}

/**
 * As XGBoost writes them: where it wants a float it refuses 3, and 3e+0 keeps it busy for ever. TypeScript 6 does not know
 * rawJSON yet.
 */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object }
const floats = (values: Iterable<number>): object[] =>
  Array.from(values, (x) => rawJSON(x.toExponential().replace('e+', 'E').replace('e', 'E')))

function writtenTree({ feature, value, left, missingLeft, gain, cover }: Tree, id: number, width: number) {
  const parents = new Array<number>(feature.length).fill(NOBODY)
  left.forEach((child, node) => {
    if (child >= 0) parents.fill(node, child, child + 2)
  })
  return {
    id,
    base_weights: floats(value.map((x, node) => (feature[node]! < 0 ? x : 0))),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: [...missingLeft],
    left_children: [...left],
    loss_changes: floats(gain),
    parents,
    right_children: Array.from(left, (child) => (child < 0 ? -1 : child + 1)),
    split_conditions: floats(value),
    split_indices: Array.from(feature, (f) => Math.max(f, 0)),
    split_type: parents.map(() => 0),
    sum_hessian: floats(cover),
    tree_param: {
      num_deleted: '0',
      num_feature: String(width),
      num_nodes: String(feature.length),
      size_leaf_vector: '0',
    },
  }
}
