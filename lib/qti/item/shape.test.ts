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
    ['rect', '10,10,20,20', '10 10', true],
    ['rect', '10,10,20,20', '9 15', false],
    ['rect', '10,10,20,20', '15 9', false],
    ['rect', '10,10,20,20', '15 21', false],
    ['rect', '10,30,20,15', '15 16', true],
    ['rect', '20,10,10,30', '15 29', true],
    ['circle', '50,40,10', '50 50', true],
    ['circle', '50,40,10', '50 51', false],
    ['circle', '50,40,10', '40 40', true],
    ['circle', '50,40,10', '39 40', false],
    ['circle', '50,40,0', '50 40', true],
    ['ellipse', '50,40,20,10', '30 40', true],
    ['ellipse', '50,40,20,10', '29 40', false],
    ['ellipse', '50,40,20,10', '50 50', true],
    ['ellipse', '50,40,20,10', '50 51', false],
    ['ellipse', '50,40,20,10', '65 46', true],
    ['ellipse', '50,40,20,10', '66 47', false],
    ['poly', '0,0,40,0,40,40,0,40', '0 20', true],
    ['poly', '0,0,40,0,40,40,0,40', '20 0', true],
    ['poly', '0,0,40,0,40,40,0,40', '20 40', true],
    ['poly', '0,0,40,0,40,40,0,40', '-1 0', false],
    ['poly', '0,0,40,0,40,40,0,40', '41 0', false],
    ['poly', '0,0,40,0,40,40,0,40', '0 -1', false],
    ['poly', '0,0,40,0,40,40,0,40', '0 41', false],
    ['poly', '10,0,20,20,0,20', '10 10', true],
    ['poly', '10,0,20,20,0,20', '5 10', true],
    ['poly', '10,0,20,20,0,20', '4 10', false],
    ['poly', '10,0,20,20,0,20', '15 10', true],
    ['poly', '10,0,20,20,0,20', '16 10', false],
    ['poly', '10,0,20,20,0,20', '10 0', true],
    ['poly', '10,0,20,20,0,20', '10 21', false],
    ['poly', '0,10,10,0,20,10,10,20', '-5 10', false],
    ['poly', '0,10,10,0,20,10,10,20', '5 10', true],
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
    ['rect', '1,2,3,4,5'],
    ['rect', ''],
    ['circle', '1,2'],
    ['circle', '1,2,3,4'],
    ['ellipse', '1,2,3'],
    ['ellipse', '1,2,3,0'],
    ['ellipse', '1,2,-3,4'],
    ['ellipse', '1,2,3,4,5'],
    ['poly', '1,2,3,4,5'],
    ['poly', ' '],
    ['', '1,2,3,4'],
    ['star', '1,2'],
  ])('knows no %s of %s', (kind, coords) => {
    expect(parseShape(kind, coords)).toBe(null)
  })
})

it('the numbers of an area stand between commas or white space', () => {
  const rect = { kind: 'rect', left: 1, top: 2, right: 3, bottom: 4 }
  for (const coords of ['1,2,3,4', ' 1 , 2,3 ,4 ', '1 2 3 4', '1  2\n3 4', '3,4,1,2', '3 2 1 4'])
    expect(parseShape('rect', coords)).toEqual(rect)
  expect(parseShape('circle', '1,2,0')).toEqual({ kind: 'circle', x: 1, y: 2, radius: 0 })
  expect(parseShape('ellipse', '1,2,3,4')).toEqual({ kind: 'ellipse', x: 1, y: 2, radiusX: 3, radiusY: 4 })
  expect(parseShape('poly', '1,2,3,4,5,6')).toEqual({
    kind: 'poly',
    points: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  })
  expect(parseShape('default', 'whatever')).toEqual({ kind: 'default' })
})

it('an area without a point holds none', () => {
  expect(shapeContains({ kind: 'poly', points: [] }, '0 0')).toBe(false)
  for (const kind of ['rect', 'circle'] as const)
    expect(contains(kind, kind === 'rect' ? '0,0,9,9' : '0,0,9', 'x')).toBe(false)
})
