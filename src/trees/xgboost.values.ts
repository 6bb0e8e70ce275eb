import type { Rows } from './rows.ts'

// Made with Debian's python3-xgboost 1.7.4 on the rows below, no subsampling, objective binary:logistic, 12 rounds, eta
// 0.3, max_depth 4, predict(output_margin=True), rounded to six digits. They are rows 0 to 79 with their labels; fresh
// ones are rows 200 to 229 of the same formula.

const value = (row: number, feature: number): number => {
  const k = (row * (17 + 6 * feature) + row * row * (feature + 3)) % 97
  return k % 9 === feature ? Number.NaN : k / 8 - 5
}

const rowsOf = (numbers: readonly number[]): Rows => ({
  n: numbers.length,
  width: 4,
  values: Float32Array.from(numbers.flatMap((row) => [0, 1, 2, 3].map((feature) => value(row, feature)))),
})

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/** Rows 0 to 79: fewer than 98 distinct values a feature, a ninth of them missing. */
export const rows: Rows = rowsOf(range(0, 80))
/** The first ten, and thirty no tree has seen. */
export const mixed: Rows = rowsOf([...range(0, 10), ...range(200, 230)])

export const hard = Float64Array.from({ length: rows.n }, (_, row) => {
  const [a, b, c, d] = [0, 1, 2, 3].map((feature) => value(row, feature)) as [number, number, number, number]
  const product = Number.isNaN(a) || Number.isNaN(b) ? 0 : (a * b) / 6
  return product - (Number.isNaN(c) ? 1 : c / 4) + (d > 1 ? 2 : 0) > 0.3 ? 1 : 0
})
export const soft = hard.map((label, row) => (((row * 29) % 41) / 40) * 0.4 + 0.6 * label)
export const weight = Float64Array.from({ length: rows.n }, (_, row) => 0.5 + ((row * 13) % 7) / 4)

export const SETTINGS = { rounds: 12, rate: 0.3, depth: 4, base: 0.5 } as const

/** tree_method=exact on hard labels: mixed rows. */
export const EXACT = [
  2.02216, 1.657509, 2.329393, -2.277407, -1.808018, -2.79593, -3.115472, 2.197988, 2.118308, -2.547727,
  -3.115472, 2.197988, 2.118308, -2.547727, 2.531139, 1.492584, 3.08188, -1.983227, 2.658066, 3.283342,
  -0.034864, 1.317808, 2.852008, 2.658066, -1.629529, 2.070397, -1.42131, 2.629235, -2.687044, 1.713149,
  -2.013376, 2.521001, -1.340766, -0.9656, -2.538778, -1.340766, 2.462916, 3.08188, 1.41416, -2.210694,
]

/** get_score of the same model, by feature. */
export const EXACT_IMPORTANCE = {
  total_gain: [50.05175018310547, 37.10220718383789, 43.509246826171875, 28.143409729003906],
  total_cover: [130.27603149414062, 113.62903594970703, 169.46153259277344, 109.40623474121094],
  weight: [22.0, 19.0, 17.0, 16.0],
}

/** tree_method=hist on soft labels with weights, lambda 2.5, gamma 0.4, min_child_weight 1.5, base_score 0.2: rows. */
export const WEIGHTED = [
  -0.456948, 0.95016, 0.86426, -0.846206, -0.377569, -1.274446, -0.091853, 0.810736, 1.130914, -1.452219,
  1.033257, 1.104318, 1.079912, -1.10167, 0.966595, 1.096346, -0.435733, 0.051402, 1.151988, 0.95016,
  -1.144923, 0.220656, -0.570694, 0.639607, -0.534757, -0.037542, -1.283305, 0.98576, 0.1024, -0.510802,
  -1.140661, -0.044439, 1.157888, 1.079912, -0.037542, -0.797266, -0.35424, -1.317892, -0.699845, 0.399197,
  -0.600508, -1.21139, 0.517039, 1.033257, 0.134853, -0.800979, -1.209358, -0.073851, 0.543635, 1.104318,
  -1.269748, 0.95016, -0.82906, 0.98576, -0.251534, -0.797266, 0.517039, 0.822656, -1.676887, 1.151988,
  1.104318, 0.839502, -0.712649, 1.104318, -0.826078, 1.182438, 0.95016, -0.249502, 0.625899, 1.079912,
  -0.10785, 1.079912, 0.378481, -0.249502, -0.510802, -1.417173, -0.570694, 0.061216, -1.694919, -0.3815,
]

/** tree_method=exact on hard labels, monotone_constraints (1, -1, 0, 1): mixed rows. */
export const MONOTONE = [
  2.717875, 1.018188, 0.746888, 0.051799, -1.776278, -1.312645, -3.202537, 1.427629, 1.897438, -3.337713,
  -3.202537, 1.427629, 1.897438, -3.337713, 2.816598, -0.040415, 2.717875, -1.954324, 1.10947, 2.816598,
  -0.214068, 0.425535, 2.717875, 1.10947, -0.731606, 2.816598, 0.22285, 2.816598, -2.486615, 0.731463,
  -1.083849, 2.351117, -2.019843, -0.724392, -1.790421, -1.721445, 1.013747, 2.717875, 0.731463, -3.143334,
]

/** save_model of two rounds on soft labels, tree_method=exact, max_depth 2, and its margins of the first 12 rows. */
export const SAVED =
  '{"learner":{"attributes":{"best_iteration":"1","best_ntree_limit":"2"},"feature_names":[],"feature_types":[],"gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"2","size_leaf_vector":"0"},"tree_info":[0,0],"trees":[{"base_weights":[1.447619E-1,7.670588E-1,-2.5777778E-1,1.000002E-2,8.666667E-1,-5.737143E-1,2.678261E-1],"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],"default_left":[1,0,1,0,0,0,0],"id":0,"left_children":[1,3,5,-1,-1,-1,-1],"loss_changes":[5.458214E0,6.3230944E-1,2.3954313E0,0E0,0E0,0E0,0E0],"parents":[2147483647,0,0,1,1,2,2],"right_children":[2,4,6,-1,-1,-1,-1],"split_conditions":[-6.875E-1,-2.375E0,1.125E0,3.0000063E-3,2.6000002E-1,-1.721143E-1,8.0347836E-2],"split_indices":[2,1,3,0,0,0,0],"split_type":[0,0,0,0,0,0,0],"sum_hessian":[2E1,7.5E0,1.25E1,1E0,6.5E0,7.75E0,4.75E0],"tree_param":{"num_deleted":"0","num_feature":"4","num_nodes":"7","size_leaf_vector":"0"}},{"base_weights":[1.10705204E-1,-4.757115E-1,4.2381752E-1,-8.163277E-1,1.03517406E-1,6.67895E-1,-1.609186E-1],"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],"default_left":[1,1,0,0,0,0,0],"id":1,"left_children":[1,3,5,-1,-1,-1,-1],"loss_changes":[4.0256767E0,1.6077336E0,2.1207018E0,0E0,0E0,0E0,0E0],"parents":[2147483647,0,0,1,1,2,2],"right_children":[2,4,6,-1,-1,-1,-1],"split_conditions":[-1.9375E0,1.125E0,4.3125E0,-2.4489832E-1,3.1055223E-2,2.0036851E-1,-4.827558E-2],"split_indices":[1,3,2,0,0,0,0],"split_type":[0,0,0,0,0,0,0],"sum_hessian":[1.9826603E1,6.7205772E0,1.3106026E1,3.974206E0,2.7463715E0,9.146094E0,3.9599311E0],"tree_param":{"num_deleted":"0","num_feature":"4","num_nodes":"7","size_leaf_vector":"0"}}]},"name":"gbtree"},"learner_model_param":{"base_score":"5E-1","boost_from_average":"0","num_class":"0","num_feature":"4","num_target":"1"},"objective":{"name":"binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},"version":[1,7,4]}'
export const SAVED_MARGINS = [
  -0.241898, 0.460369, 0.032072, 0.111403, 0.211724, -0.417013, 0.028254, 0.280716, 0.280716, -0.417013,
  0.460369, 0.028254,
]
