;; What every thread does for a node of a tree: counts, subtracts and searches its share of the features. kernel.make.ts
;; makes kernel.bytes.ts of this text; kernel.test.ts fails until it has. Addresses are in bytes.
;;
;; A block is 16 features. Codes: block after block, in each row after row, 16 bytes. Sums: block after block, in each
;; 16 features of 256 slots of 8 bytes, g in the upper half and h in the lower: 32 KiB, which fits a core's first cache.
;; One addition then counts both, and since integers add up alike in any order, any number of threads finds the same tree.
;;
;; The job, which crew.ts writes:
;;    0 number of the job          4 where blocks are marked as taken     8 blocks not done yet     12 whether there are no more
;;   16 blocks                    20 codes       24, 28 list of rows to count, and its end          32 sums to count into
;;   36 sums to take those from, 0 for none      40 features    44 numbers of the blocks            48 what was found
;;   52 bytes of a block's codes  56 pairs       60 whether to search what was counted
;;   64, 72 what a unit of g and h is            80 lambda      88 least h of a child
;;   96 node that was counted, 136 node of the rest: g, h, lowest step, highest step, what its own step gains
;; Of each feature: last code that is present, direction, whether it may be asked for. Found in each block, for each node:
;; gain, g and h on the left (8 bytes each), feature or -1, code, whether missing values go left (4 bytes each).
(module
  (import "penchant" "memory" (memory 1 65536 shared))

  ;; Adds each row's pair to its slot of each of 16 features. `rows` to `end` lists row numbers.
  (func $count (param $rows i32) (param $end i32) (param $block i32) (param $pairs i32) (param $sums i32)
    (local $row i32) (local $codes i32) (local $slot i32) (local $pair i64)
    (if (i32.ge_u (local.get $rows) (local.get $end)) (then (return)))
    (loop $next
      (local.set $row (i32.load (local.get $rows)))
      (local.set $pair (i64.load (i32.add (local.get $pairs) (i32.shl (local.get $row) (i32.const 3)))))
      (local.set $codes (i32.add (local.get $block) (i32.shl (local.get $row) (i32.const 4))))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=0 (local.get $codes)) (i32.const 3))))
      (i64.store offset=0 (local.get $slot) (i64.add (i64.load offset=0 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=1 (local.get $codes)) (i32.const 3))))
      (i64.store offset=2048 (local.get $slot) (i64.add (i64.load offset=2048 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=2 (local.get $codes)) (i32.const 3))))
      (i64.store offset=4096 (local.get $slot) (i64.add (i64.load offset=4096 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=3 (local.get $codes)) (i32.const 3))))
      (i64.store offset=6144 (local.get $slot) (i64.add (i64.load offset=6144 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=4 (local.get $codes)) (i32.const 3))))
      (i64.store offset=8192 (local.get $slot) (i64.add (i64.load offset=8192 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=5 (local.get $codes)) (i32.const 3))))
      (i64.store offset=10240 (local.get $slot) (i64.add (i64.load offset=10240 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=6 (local.get $codes)) (i32.const 3))))
      (i64.store offset=12288 (local.get $slot) (i64.add (i64.load offset=12288 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=7 (local.get $codes)) (i32.const 3))))
      (i64.store offset=14336 (local.get $slot) (i64.add (i64.load offset=14336 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=8 (local.get $codes)) (i32.const 3))))
      (i64.store offset=16384 (local.get $slot) (i64.add (i64.load offset=16384 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=9 (local.get $codes)) (i32.const 3))))
      (i64.store offset=18432 (local.get $slot) (i64.add (i64.load offset=18432 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=10 (local.get $codes)) (i32.const 3))))
      (i64.store offset=20480 (local.get $slot) (i64.add (i64.load offset=20480 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=11 (local.get $codes)) (i32.const 3))))
      (i64.store offset=22528 (local.get $slot) (i64.add (i64.load offset=22528 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=12 (local.get $codes)) (i32.const 3))))
      (i64.store offset=24576 (local.get $slot) (i64.add (i64.load offset=24576 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=13 (local.get $codes)) (i32.const 3))))
      (i64.store offset=26624 (local.get $slot) (i64.add (i64.load offset=26624 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=14 (local.get $codes)) (i32.const 3))))
      (i64.store offset=28672 (local.get $slot) (i64.add (i64.load offset=28672 (local.get $slot)) (local.get $pair)))
      (local.set $slot (i32.add (local.get $sums) (i32.shl (i32.load8_u offset=15 (local.get $codes)) (i32.const 3))))
      (i64.store offset=30720 (local.get $slot) (i64.add (i64.load offset=30720 (local.get $slot)) (local.get $pair)))
      (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $rows) (local.get $end)))))

  ;; Takes the sums of a block from those of another.
  (func $subtract (param $from i32) (param $sums i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $from) (i32.const 32768)))
    (loop $next
      (v128.store (local.get $from) (i64x2.sub (v128.load (local.get $from)) (v128.load (local.get $sums))))
      (v128.store offset=16 (local.get $from)
        (i64x2.sub (v128.load offset=16 (local.get $from)) (v128.load offset=16 (local.get $sums))))
      (local.set $from (i32.add (local.get $from) (i32.const 32)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end)))))

  ;; By how much a step lowers twice the loss.
  (func $lowered (param $g f64) (param $h f64) (param $step f64) (result f64)
    (f64.neg (f64.mul (local.get $step)
      (f64.add (f64.mul (f64.const 2) (local.get $g)) (f64.mul (local.get $h) (local.get $step))))))

  ;; The split of a node that gains most by a block's features: Equation 7 of XGBoost (Chen and Guestrin 2016, arXiv
  ;; 1603.02754) without its half, missing values tried on both sides (its algorithm 3). Of equal ones the first feature's
  ;; first.
  (func $search (param $sums i32) (param $feature i32) (param $node i32) (param $found i32)
    (local $stop i32) (local $meta i32) (local $last i32) (local $slot i32) (local $side i32)
    (local $sum i64) (local $pair i64) (local $missing i64)
    (local $unitG f64) (local $unitH f64) (local $lambda f64) (local $least f64)
    (local $nodeG f64) (local $nodeH f64) (local $low f64) (local $high f64) (local $before f64)
    (local $direction f64) (local $most f64) (local $bar f64) (local $gain f64)
    (local $g f64) (local $h f64) (local $rightG f64) (local $rightH f64)
    (local $a f64) (local $b f64) (local $left f64) (local $right f64)
    (local.set $unitG (f64.load (i32.const 64)))
    (local.set $unitH (f64.load (i32.const 72)))
    (local.set $lambda (f64.load (i32.const 80)))
    (local.set $least (f64.load (i32.const 88)))
    (local.set $nodeG (f64.load (local.get $node)))
    (local.set $nodeH (f64.load offset=8 (local.get $node)))
    (local.set $low (f64.load offset=16 (local.get $node)))
    (local.set $high (f64.load offset=24 (local.get $node)))
    (local.set $before (f64.load offset=32 (local.get $node)))
    ;; Smaller gains are rounding.
    (local.set $most (f64.const 1e-6))
    (local.set $bar (f64.add (local.get $before) (local.get $most)))
    (f64.store (local.get $found) (local.get $most))
    (i32.store offset=24 (local.get $found) (i32.const -1))
    (local.set $stop (i32.add (local.get $feature) (i32.const 16)))
    (loop $features
      (local.set $meta (i32.add (i32.load (i32.const 40)) (i32.shl (local.get $feature) (i32.const 2))))
      (if (i32.load8_u offset=2 (local.get $meta)) (then
        ;; Past the last cut all that is present parts from all that is missing.
        (local.set $last (i32.add (local.get $sums) (i32.shl (i32.load8_u (local.get $meta)) (i32.const 3))))
        (local.set $direction (f64.convert_i32_s (i32.load8_s offset=1 (local.get $meta))))
        (local.set $missing (i64.load offset=2040 (local.get $sums)))
        (local.set $sum (i64.const 0))
        (local.set $side (i32.const 0))
        (loop $sides
          (local.set $slot (local.get $sums))
          (block $enough
            (loop $slots
              (block $next
                (local.set $pair (i64.load (local.get $slot)))
                ;; An empty slot parts the rows as the one before it did.
                (br_if $next (i32.and (i64.eqz (local.get $pair)) (i32.ne (local.get $slot) (local.get $sums))))
                (local.set $sum (i64.add (local.get $sum) (local.get $pair)))
                (local.set $h (f64.mul (f64.convert_i32_u (i32.wrap_i64 (local.get $sum))) (local.get $unitH)))
                (br_if $next (f64.lt (local.get $h) (local.get $least)))
                (local.set $rightH (f64.sub (local.get $nodeH) (local.get $h)))
                (br_if $enough (f64.lt (local.get $rightH) (local.get $least)))
                (local.set $g (f64.mul (local.get $unitG)
                  (f64.convert_i32_s (i32.wrap_i64 (i64.shr_s (local.get $sum) (i64.const 32))))))
                (local.set $rightG (f64.sub (local.get $nodeG) (local.get $g)))
                (local.set $a (f64.add (local.get $h) (local.get $lambda)))
                (local.set $b (f64.add (local.get $rightH) (local.get $lambda)))
                ;; No better with free steps, hence not with bounded ones. Most cuts end here, without a division.
                (br_if $next (f64.le
                  (f64.add
                    (f64.mul (f64.mul (local.get $g) (local.get $g)) (local.get $b))
                    (f64.mul (f64.mul (local.get $rightG) (local.get $rightG)) (local.get $a)))
                  (f64.mul (local.get $bar) (f64.mul (local.get $a) (local.get $b)))))
                (local.set $left (f64.min (local.get $high)
                  (f64.max (local.get $low) (f64.div (f64.neg (local.get $g)) (local.get $a)))))
                (local.set $right (f64.min (local.get $high)
                  (f64.max (local.get $low) (f64.div (f64.neg (local.get $rightG)) (local.get $b)))))
                (br_if $next (f64.lt
                  (f64.mul (local.get $direction) (f64.sub (local.get $right) (local.get $left))) (f64.const 0)))
                ;; Compared as 32-bit floats: rounding does not choose between two features that split alike.
                (local.set $gain (f64.promote_f32 (f32.demote_f64 (f64.sub
                  (f64.add
                    (call $lowered (local.get $g) (local.get $a) (local.get $left))
                    (call $lowered (local.get $rightG) (local.get $b) (local.get $right)))
                  (local.get $before)))))
                (br_if $next (f64.le (local.get $gain) (local.get $most)))
                (local.set $most (local.get $gain))
                (local.set $bar (f64.add (local.get $before) (local.get $most)))
                (f64.store (local.get $found) (local.get $gain))
                (f64.store offset=8 (local.get $found) (local.get $g))
                (f64.store offset=16 (local.get $found) (local.get $h))
                (i32.store offset=24 (local.get $found) (local.get $feature))
                (i32.store offset=28 (local.get $found)
                  (i32.shr_u (i32.sub (local.get $slot) (local.get $sums)) (i32.const 3)))
                (i32.store offset=32 (local.get $found) (local.get $side)))
              (local.set $slot (i32.add (local.get $slot) (i32.const 8)))
              (br_if $slots (i32.le_u (local.get $slot) (local.get $last)))))
          ;; Once more with missing values on the left, if there are any.
          (local.set $sum (local.get $missing))
          (local.set $side (i32.add (local.get $side) (i32.const 1)))
          (br_if $sides (i32.and (i64.ne (local.get $missing) (i64.const 0)) (i32.lt_u (local.get $side) (i32.const 2)))))))
      (local.set $sums (i32.add (local.get $sums) (i32.const 2048)))
      (local.set $feature (i32.add (local.get $feature) (i32.const 1)))
      (br_if $features (i32.lt_u (local.get $feature) (local.get $stop)))))

  ;; Does one block of the job.
  (func $do (param $block i32)
    (local $sums i32) (local $rest i32) (local $feature i32) (local $found i32)
    (local.set $feature (i32.shl (local.get $block) (i32.const 4)))
    (local.set $sums (i32.add (i32.load (i32.const 32)) (i32.shl (local.get $block) (i32.const 15))))
    (local.set $found (i32.add (i32.load (i32.const 48)) (i32.mul (local.get $block) (i32.const 80))))
    (memory.fill (local.get $sums) (i32.const 0) (i32.const 32768))
    (call $count (i32.load (i32.const 24)) (i32.load (i32.const 28))
      (i32.add (i32.load (i32.const 20)) (i32.mul (local.get $block) (i32.load (i32.const 52))))
      (i32.load (i32.const 56)) (local.get $sums))
    (if (i32.load (i32.const 60)) (then
      (call $search (local.get $sums) (local.get $feature) (i32.const 96) (local.get $found))))
    (if (i32.load (i32.const 36)) (then
      (local.set $rest (i32.add (i32.load (i32.const 36)) (i32.shl (local.get $block) (i32.const 15))))
      (call $subtract (local.get $rest) (local.get $sums))
      (call $search (local.get $rest) (local.get $feature) (i32.const 136)
        (i32.add (local.get $found) (i32.const 40))))))

  ;; Does those blocks of the job that nobody has taken, from its own part of them on: what a thread did last is still near it.
  ;; One who comes late may find the next job here, whole, or else everything taken.
  (func $share (param $thread i32) (param $threads i32)
    (local $blocks i32) (local $left i32) (local $at i32)
    (local.set $blocks (i32.atomic.load (i32.const 16)))
    (local.set $left (local.get $blocks))
    (local.set $at (i32.div_u (i32.mul (local.get $blocks) (local.get $thread)) (local.get $threads)))
    (block $none
      (loop $next
        (br_if $none (i32.eqz (local.get $left)))
        (if (i32.eqz (i32.atomic.rmw.cmpxchg
            (i32.add (i32.load (i32.const 4)) (i32.shl (local.get $at) (i32.const 2))) (i32.const 0) (i32.const 1)))
          (then
            (call $do (i32.load (i32.add (i32.load (i32.const 44)) (i32.shl (local.get $at) (i32.const 2)))))
            ;; The last one done wakes who waits for the job.
            (if (i32.eq (i32.atomic.rmw.sub (i32.const 8) (i32.const 1)) (i32.const 1)) (then
              (drop (memory.atomic.notify (i32.const 8) (i32.const 1)))))))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (if (i32.ge_u (local.get $at) (local.get $blocks)) (then (local.set $at (i32.const 0))))
        (br $next))))

  ;; Returns once the number at an address is another. Mostly that is soon, and to sleep and be woken takes longer than the
  ;; job of a small node. So it looks again for about half a millisecond: what the caller needs between two jobs of a tree.
  (func $await (param $at i32) (param $old i32)
    (local $patience i32)
    (local.set $patience (i32.const 1000000))
    (loop $look
      (if (i32.ne (i32.atomic.load (local.get $at)) (local.get $old)) (then (return)))
      (br_if $look (local.tee $patience (i32.sub (local.get $patience) (i32.const 1)))))
    (drop (memory.atomic.wait32 (local.get $at) (local.get $old) (i64.const -1))))

  ;; Does the job with whoever helps. One who never came is not waited for: only blocks that were taken are.
  (func (export "run") (param $threads i32)
    (local $left i32) (local $flag i32)
    (local.set $left (i32.load (i32.const 16)))
    (local.set $flag (i32.load (i32.const 4)))
    (i32.atomic.store (i32.const 8) (local.get $left))
    (loop $free
      (i32.atomic.store (local.get $flag) (i32.const 0))
      (local.set $flag (i32.add (local.get $flag) (i32.const 4)))
      (br_if $free (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (if (i32.gt_u (local.get $threads) (i32.const 1)) (then
      (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
      (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))))
    (call $share (i32.const 0) (local.get $threads))
    (block $all
      (loop $wait
        (local.set $left (i32.atomic.load (i32.const 8)))
        (br_if $all (i32.eqz (local.get $left)))
        (call $await (i32.const 8) (local.get $left))
        (br $wait))))

  ;; Helps with job after job until there are no more.
  (func (export "help") (param $thread i32) (param $threads i32)
    (local $job i32)
    (block $over
      (loop $next
        (local.set $job (i32.atomic.load (i32.const 0)))
        (br_if $over (i32.atomic.load (i32.const 12)))
        (call $share (local.get $thread) (local.get $threads))
        (call $await (i32.const 0) (local.get $job))
        (br $next))))

  ;; No more jobs.
  (func (export "dismiss")
    (i32.atomic.store (i32.const 12) (i32.const 1))
    (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
    (drop (memory.atomic.notify (i32.const 0) (i32.const -1))))

  ;; Puts rows with a code up to `code`, or with `also`, before the others, keeping their order; returns where the others begin.
  ;; Writes each row to both places and moves on in one: which way rows go is hard to foresee.
  (func (export "part") (param $from i32) (param $end i32) (param $column i32) (param $code i32) (param $also i32) (param $aside i32) (result i32)
    (local $row i32) (local $found i32) (local $goes i32) (local $left i32) (local $others i32)
    (local.set $left (local.get $from))
    (local.set $others (local.get $aside))
    (loop $next
      (local.set $row (i32.load (local.get $from)))
      (local.set $found (i32.load8_u (i32.add (local.get $column) (i32.shl (local.get $row) (i32.const 4)))))
      (local.set $goes (i32.shl (i32.or
        (i32.le_u (local.get $found) (local.get $code)) (i32.eq (local.get $found) (local.get $also))) (i32.const 2)))
      (i32.store (local.get $left) (local.get $row))
      (i32.store (local.get $others) (local.get $row))
      (local.set $left (i32.add (local.get $left) (local.get $goes)))
      (local.set $others (i32.add (local.get $others) (i32.sub (i32.const 4) (local.get $goes))))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end))))
    (memory.copy (local.get $left) (local.get $aside) (i32.sub (local.get $others) (local.get $aside)))
    (local.get $left))
)
