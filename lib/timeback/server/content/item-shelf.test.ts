import { describe, expect, it } from 'vitest'
import { item, manifest, read, resource } from '#scripts/testing/content/read-archive.ts'

describe('names that stand twice', () => {
  const two = (second: string) => ({
    'imsmanifest.xml': manifest(resource('a.xml') + resource('b.xml')),
    'a.xml': item('<p>one</p>'),
    'b.xml': second,
  })

  it('two items of one name are told apart by the author, so the second is refused by name', () => {
    expect(read(two(item('<p>two</p>'))).report).toEqual([
      { file: 'a.xml', status: 'imported', identifier: 'item-1' },
      {
        ...{ file: 'b.xml', status: 'refused' },
        message: 'another item of the package is called "item-1" too: give each an identifier of its own',
      },
    ])
  })

  it('one item in two files is one item', () => {
    const { report, lessons } = read(two(item('<p>one</p>')))
    expect(report[1]).toMatchObject({
      status: 'imported',
      notes: ['it is the same as another file of the package'],
    })
    expect(lessons).toMatchObject([{ items: [{ identifier: 'item-1' }] }])
  })
})
