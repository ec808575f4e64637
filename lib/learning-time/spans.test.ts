import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthMs, type Span, subtractSpans, takeEarliest } from './spans.ts'

const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([from, length]): Span => [from, from + length])
const covers = (spans: readonly Span[], at: number) => spans.some(([from, to]) => from <= at && at < to)

describe('subtractSpans', () => {
  it('leaves exactly the instants of the span that nothing else covers', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 8 }), (whole, taken) => {
        const free = subtractSpans(whole, taken)
        for (let at = 0; at < 60; at++) {
          expect(covers(free, at)).toBe(covers([whole], at) && !covers(taken, at))
        }
      }),
    )
  })

  it('returns stretches of some length, in order and disjoint', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 8 }), (whole, taken) => {
        const edges = subtractSpans(whole, taken).flat()
        expect(edges).toEqual(edges.toSorted((a, b) => a - b))
        for (const [from, to] of subtractSpans(whole, taken)) expect(to).toBeGreaterThan(from)
      }),
    )
  })
})

describe('takeEarliest', () => {
  it('cuts the stretch in which the time runs out', () => {
    expect(
      takeEarliest(
        [
          [0, 10],
          [20, 30],
        ],
        15,
      ),
    ).toEqual([
      [0, 10],
      [20, 25],
    ])
    expect(
      takeEarliest(
        [
          [0, 10],
          [20, 30],
        ],
        10,
      ),
    ).toEqual([[0, 10]])
    expect(
      takeEarliest(
        [
          [0, 10],
          [20, 30],
        ],
        99,
      ),
    ).toEqual([
      [0, 10],
      [20, 30],
    ])
    expect(takeEarliest([[0, 10]], 0)).toEqual([])
  })
})

describe('lengthMs', () => {
  it('adds up the stretches', () => {
    expect(lengthMs([])).toBe(0)
    expect(
      lengthMs([
        [0, 10],
        [20, 25],
      ]),
    ).toBe(15)
  })
})
