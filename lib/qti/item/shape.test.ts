import { describe, expect, it } from 'vitest'
import { parseShape, shapeContains } from './shape.ts'

function contains(kind: string, coords: string, point: string): boolean | null {
  const shape = parseShape(kind, coords)
  return shape && shapeContains(shape, point)
}

describe('shapeContains', () => {
  it.each([
    ['rect', '10,10,20,20', '20 20', true],
    ['rect', '10,10,20,20', '21 15', false],
    ['rect', '20, 20, 10, 10', '15 15', true],
    ['circle', '50,50,10', '60 50', true],
    ['circle', '50,50,10', '58 58', false],
    ['ellipse', '50,50,20,10', '70 50', true],
    ['ellipse', '50,50,20,10', '50 61', false],
    ['poly', '0,0,40,0,40,40,0,40', '40 20', true],
    ['poly', '0,0,40,0,40,40,0,40', '41 20', false],
    ['poly', '0,0,40,0,40,40,0,40,0,0', '0 0', true],
    ['poly', '0,0,100,0,50,100', '9 10', true],
    ['poly', '0,0,100,0,50,100', '2 10', false],
    ['poly', '0,0,30,0,30,30,20,30,20,10,10,10,10,30,0,30', '15 20', false],
    ['default', '', '1000 1000', true],
  ])('%s %s holds %s: %j, its boundary included', (kind, coords, point, expected) => {
    expect(contains(kind, coords, point)).toBe(expected)
  })

  it.each([
    ['rect', '1,2,3'],
    ['circle', '1,2,-3'],
    ['ellipse', '1,2,0,4'],
    ['poly', '1,2,3,4'],
    ['poly', '1,2,3,4,5,6,7'],
    ['rect', '1,2,3,x'],
    ['star', '1,2'],
  ])('knows no %s of %s', (kind, coords) => {
    expect(parseShape(kind, coords)).toBe(null)
  })
})
