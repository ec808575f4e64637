import { describe, expect, it } from 'vitest'
import type { AreaMapping } from '#lib/qti/item/declaration.ts'
import { container } from '#lib/qti/item/value.ts'
import { mapPoints } from './map-response.ts'

const mapping: AreaMapping = {
  lowerBound: Number.NEGATIVE_INFINITY,
  upperBound: 5,
  defaultValue: -1,
  entries: [
    { shape: { kind: 'circle', x: 10, y: 10, radius: 5 }, value: 2 },
    { shape: { kind: 'rect', left: 0, top: 0, right: 40, bottom: 40 }, value: 4 },
  ],
}
const points = (...values: string[]) => container('multiple', 'point', values)

describe('mapPoints', () => {
  it.each([
    ['the first area that holds a point', ['10 10'], 2],
    ['each area once', ['30 30', '31 31'], 4],
    ['the default for every point outside', ['90 90', '91 91'], -2],
    ['no more than the upper bound', ['10 10', '30 30'], 5],
    ['the default for NULL', [], -1],
  ])('counts %s', (_, given, expected) => {
    expect(mapPoints(mapping, points(...given))).toBe(expected)
  })
})
