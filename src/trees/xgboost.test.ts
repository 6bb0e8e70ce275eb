import { describe, expect, it } from 'vitest'
import { boost } from './boost.ts'
import { margin } from './forest.ts'
import { fromXgboost } from './xgboost.read.ts'
import { hard, mixed, rows, SAVED, SAVED_MARGINS, SETTINGS, soft } from './xgboost.values.ts'
import { toXgboost } from './xgboost.write.ts'

/** The saved model with one change. */
function altered(change: (learner: Learner) => void): unknown {
  const json = JSON.parse(SAVED) as { learner: Learner }
  change(json.learner)
  return json
}

interface Learner {
  gradient_booster: { name: string; model: { trees: Record<string, number[]>[] } }
  learner_model_param: Record<string, string>
  objective: { name: string }
}

const tree0 = (learner: Learner) => learner.gradient_booster.model.trees[0]!

describe("XGBoost's JSON", () => {
  it('is read: the predictions are its own', () => {
    const forest = fromXgboost(JSON.parse(SAVED))
    SAVED_MARGINS.forEach((wanted, row) => {
      expect(margin(forest, rows.values, row)).toBeCloseTo(wanted, 5)
    })
  })

  it('is read as grown here from the same rows: question by question', () => {
    const ours = boost({ ...rows, label: soft }, { ...SETTINGS, rounds: 2, depth: 2 })
    const theirs = fromXgboost(JSON.parse(SAVED))
    expect(theirs.trees.map((t) => [...t.feature].sort())).toEqual(
      ours.trees.map((t) => [...t.feature].sort()),
    )
  })

  it('is written so that the same forest is read from it', () => {
    const forest = boost({ ...rows, label: hard }, { rounds: 12, depth: 5 })
    expect(fromXgboost(JSON.parse(toXgboost(forest)))).toEqual(forest)
  })

  // XGBoost 1.7.4 refuses 3 or 3e+0 for a float, takes a base_score of more than nine digits for 0.5, and walks to the
  // right child as the one after the left. What is written here was loaded there by hand, with equal predictions.
  it('is written as XGBoost can read it', () => {
    const text = toXgboost(boost({ ...rows, label: hard }, { rounds: 3, depth: 3 }))
    expect(Object.keys(JSON.parse(text).learner).sort()).toEqual(
      Object.keys(JSON.parse(SAVED).learner).sort(),
    )
    const written = JSON.parse(text).learner.gradient_booster.model.trees[1]
    expect(Object.keys(written).sort()).toEqual(Object.keys(tree0(JSON.parse(SAVED).learner)).sort())
    for (const field of ['base_weights', 'loss_changes', 'split_conditions', 'sum_hessian'])
      for (const [, numbers] of text.matchAll(new RegExp(`"${field}":\\[([^\\]]*)\\]`, 'g')))
        for (const number of numbers!.split(',')) expect(number).toMatch(/^-?\d(?:\.\d+)?E-?\d+$/)
    expect(text).toMatch(/"base_score":"\d\.\d{8}e-\d"/)
    written.left_children.forEach((left: number, node: number) => {
      const right = written.right_children[node]
      expect(right).toBe(left < 0 ? -1 : left + 1)
      if (left >= 0) expect([written.parents[left], written.parents[right]]).toEqual([node, node])
    })
  })

  it('is read with what older and newer versions write otherwise', () => {
    const same = fromXgboost(JSON.parse(SAVED))
    const older = altered((l) => {
      Object.assign(tree0(l), { default_left: tree0(l).default_left!.map(Boolean) })
    })
    const newer = altered((l) => {
      l.learner_model_param.base_score = '[5E-1]'
    })
    expect(fromXgboost(older)).toEqual(same)
    expect(fromXgboost(newer)).toEqual(same)
  })

  it('is read without nodes that hang on nothing, in whatever order they stand', () => {
    const reversed = altered((l) => {
      const tree = tree0(l)
      const nodes = tree.left_children!.length
      // The root stays; the others change places from end to end, and one that was pruned comes after them.
      const order = [0, ...Array.from({ length: nodes - 1 }, (_, i) => nodes - 1 - i)]
      const moved = (child: number) => (child < 0 ? -1 : order.indexOf(child))
      for (const [field, numbers] of Object.entries(tree))
        if (numbers.length === nodes) tree[field] = [...order.map((from) => numbers[from]!), 0]
      for (const field of ['left_children', 'right_children']) tree[field] = tree[field]!.map(moved)
    })
    const [again, forest] = [fromXgboost(reversed), fromXgboost(JSON.parse(SAVED))]
    for (let row = 0; row < mixed.n; row++)
      expect(margin(again, mixed.values, row)).toBe(margin(forest, mixed.values, row))
    expect(again.trees[0]!.feature.length).toBe(forest.trees[0]!.feature.length)
  })

  it.each<[string, (learner: Learner) => void, RegExp]>([
    ['another objective', (l) => Object.assign(l.objective, { name: 'reg:squarederror' }), /objective\.name/],
    ['another booster', (l) => Object.assign(l.gradient_booster, { name: 'dart' }), /only gbtree/],
    ['several classes', (l) => Object.assign(l.learner_model_param, { num_class: '3' }), /num_class/],
    ['no base', (l) => Object.assign(l.learner_model_param, { base_score: 'x' }), /base_score/],
    ['categories', (l) => tree0(l).split_type!.fill(1), /categorical/],
    ['a circle', (l) => tree0(l).left_children!.splice(1, 1, 0), /child of one node/],
    ['a child beyond the end', (l) => tree0(l).right_children!.splice(0, 1, 99), /child of one node/],
    ['a feature beyond the width', (l) => tree0(l).split_indices!.splice(0, 1, 4), /has 4 features/],
    ['numbers missing', (l) => tree0(l).sum_hessian!.pop(), /sum_hessian/],
  ])('is refused with %s', (_, change, message) => {
    expect(() => fromXgboost(altered(change))).toThrow(message)
  })

  it('is refused where it is something else', () => {
    expect(() => fromXgboost(null)).toThrow(/^model\./)
    expect(() => fromXgboost({ learner: {} })).toThrow(/^model\.learner\.gradient_booster/)
  })
})
