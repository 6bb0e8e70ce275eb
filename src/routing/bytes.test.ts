import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { floatsFrom, floatsTo, intsFrom, intsTo } from './bytes.ts'

describe('bytes', () => {
  it('are the same numbers again', () => {
    fc.assert(
      fc.property(fc.float32Array(), fc.int32Array(), (floats, ints) => {
        expect(floatsFrom(floatsTo(floats))).toEqual(floats)
        expect(intsFrom(intsTo(ints))).toEqual(ints)
      }),
    )
  })

  it('are those of a part of an array, too', () => {
    const ints = Int32Array.of(1, -2, 3, 4)
    expect([...intsFrom(intsTo(ints.subarray(1, 3)))]).toEqual([-2, 3])
    expect([...floatsFrom(floatsTo(Float32Array.of(1, 2, 3).subarray(2)))]).toEqual([3])
  })

  it('round 64-bit numbers to 32 bits', () => {
    expect([...floatsFrom(floatsTo(Float64Array.of(0.1, 1e-300)))]).toEqual([Math.fround(0.1), 0])
  })

  // As RFC 4648 and IEEE 754 have it: 1.5 is 0x3fc00000, -2 is 0xfffffffe, the lowest byte first.
  it('are written in an order that no machine changes', () => {
    expect(floatsTo(Float32Array.of(1.5))).toBe('AADAPw==')
    expect(intsTo(Int32Array.of(-2))).toBe('/v///w==')
    expect(floatsTo(new Float32Array(0))).toBe('')
  })
})
