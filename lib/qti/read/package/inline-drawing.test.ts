import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { ok } from '#lib/std/result.ts'
import { expandDocument } from './expand-document.ts'

/** What a document holds then whose body is this; `same` where it was left as it is. */
function show(body: string, keep = (data: string) => (data.includes('bad') ? null : `kept/${data.length}`)) {
  const xml = `<qti-item-body>${body}</qti-item-body>`
  const alone = { find: () => null, read: () => ok(''), isServed: () => false, address: () => '' }
  const expanded = expandDocument(xml, { path: 'one.xml' }, { ...alone, keep })
  assert(expanded.ok, 'nothing is wrong with the document')
  if (expanded.value.xml === xml) return 'same'
  return /<qti-item-body[^>]*>(.*)<\/qti-item-body>/s.exec(expanded.value.xml)?.[1]
}

describe('a drawing in the text', () => {
  it.each([
    [
      '<svg width="10px" height="20.5" class="c" id="i" aria-label="a cat"><title>t</title></svg>',
      /^<img src="kept\/\d+" alt="a cat" class="c" id="i" width="10" height="20"\/>$/,
    ],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" width="50%"><title> a dog </title></svg>',
      /^<img src="kept\/\d+" alt="a dog"\/>$/,
    ],
    ['<svg><rect/></svg>', /^<img src="kept\/\d+" alt=""\/>$/],
    ['<svg><use href="#a"/></svg>', /^<img src="kept\/\d+" alt=""\/>$/],
    ['<svg><g><use/></g></svg>', /^same$/],
    ['<svg><image/></svg>', /^same$/],
    ['<svg class="bad"/>', /^same$/],
    ['<svg xmlns="urn:x"><rect/></svg>', /^same$/],
    ['<rect xmlns="http://www.w3.org/2000/svg"/>', /^same$/],
  ])('%s is a picture, unless it would lose a part', (body, expected) => {
    expect(show(body)).toMatch(expected)
  })

  it('is kept as a document of its own', () => {
    const kept: string[] = []
    const keep = (data: string) => {
      kept.push(decodeURIComponent(data))
      return 'a.svg'
    }
    show('<svg><rect x="1"/></svg>', keep)
    expect(kept).toEqual([
      'data:image/svg+xml,<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"><rect x="1"/></svg>\n',
    ])
  })
})
