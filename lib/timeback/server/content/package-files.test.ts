import { describe, expect, it } from 'vitest'
import {
  item,
  manifest,
  read,
  readItem,
  resource,
  shown,
  stimulus,
} from '#scripts/testing/content/read-archive.ts'

describe('where the files of a package are found', () => {
  const image = (src: string) => item(`<p><img src="${src}" alt=""/></p>`)

  it.each([
    ['percent-encoded', 'my%20cat.png', 'my cat.png'],
    ['with a percent sign in the name', 'my%20cat.png', 'my%20cat.png'],
    ['with a percent sign that encodes nothing', '100%.png', '100%.png'],
    ['not encoded', 'my cat.png', 'my cat.png'],
    ['encoded in the archive alone', 'my cat.png', 'my%20cat.png'],
    ['in another case', 'Images/CAT.PNG', 'images/cat.png'],
    ['with a backslash', 'images\\cat.png', 'images/cat.png'],
    ['with a backslash in the archive', 'images/cat.png', 'images\\cat.png'],
    ['with a dot', './images/./cat.png', 'images/cat.png'],
    ['with a dot in the archive', 'cat.png', './cat.png'],
    ['with composed letters', 'caf\u00e9.png', 'cafe\u0301.png'],
    ['with letters that are encoded', 'caf%C3%A9.png', 'caf\u00e9.png'],
    ['with letters that are encoded in Latin-1', 'caf%E9.png', 'caf\u00e9.png'],
    ['with a plus for a space', 'my+cat.png', 'my cat.png'],
    ['with a plus of its own', '1+1.png', '1+1.png'],
    ['with white space around', ' cat.png\n', 'cat.png'],
    ['with a question', 'cat.png?v=2#top', 'cat.png'],
    ['with a colon', 'a/day 1: cat.png', 'a/day 1: cat.png'],
  ])('an address %s', (_, href, path) => {
    expect(readItem(image(href), { [path]: 'the cat' }).page).toContain('<img src="the cat"')
  })

  it('an address that could mean two files that differ only in case means neither', () => {
    const both = { 'cat.png': 'one', 'Cat.png': 'two' }
    expect(readItem(image('Cat.png'), both).page).toContain('<img src="two"')
    expect(readItem(image('CAT.png'), both).refusals).toEqual([
      'it shows CAT.png, which the package does not hold',
    ])
  })

  it('below the bases of the manifest, its resources and a resource', () => {
    const resources = resource('item.xml', { base: 'xml:base="deep/"' })
    const files = {
      'imsmanifest.xml': manifest(resources, 'xml:base="content/"').replace(
        '<resources>',
        '<resources xml:base="qti">',
      ),
      'content/qti/deep/item.xml': image('cat.png'),
      'content/qti/deep/cat.png': 'the cat',
    }
    expect(read(files).report).toEqual([
      { file: 'content/qti/deep/item.xml', status: 'imported', identifier: 'item-1' },
    ])
  })

  it('below the base that an element of the item has', () => {
    const based = item(
      '<div xml:base="media/"><p><img src="cat.png" alt=""/></p></div><p><img src="cat.png" alt=""/></p>',
    )
    const { page } = readItem(based, { 'media/cat.png': 'inner', 'cat.png': 'outer' })
    expect(page.match(/<img src="\w+"/g)).toEqual(['<img src="inner"', '<img src="outer"'])
  })

  it('beside the file that names them: item and passages each have a picture of their own', () => {
    const refs = ['one', 'two'].map(
      (name) => `<qti-assessment-stimulus-ref identifier="${name}" href="../${name}/s.xml"/>`,
    )
    const files = {
      'imsmanifest.xml': manifest(resource('items/item.xml')),
      'items/item.xml': item('<p><img src="a.png" alt=""/></p>', { rest: refs.join('') }),
      'items/a.png': 'of the item',
      'one/s.xml': stimulus('<p><img src="a.png" alt=""/></p>'),
      'one/a.png': 'of passage one',
      'two/s.xml': stimulus('<p><img src="a.png" alt=""/></p>'),
      'two/a.png': 'of passage two',
    }
    const { items } = read(files)
    const { page, passages } = shown(items.get('item-1'))
    expect(page).toContain('<img src="of the item"')
    expect(passages.match(/of passage \w+/g)).toEqual(['of passage one', 'of passage two'])
  })
})
