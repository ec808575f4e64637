import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { assert } from '#lib/std/assert.ts'
import { readPackage } from './read-package.ts'
import { readZip } from './read-zip.ts'
import { writePackage } from './write-package.ts'

const body = `<p><img src="../../images/a.svg" alt=""/></p><qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`
const xml = itemXml({
  declarations: declare({ correct: ['A'] }),
  body,
  rest: '<qti-assessment-stimulus-ref identifier="s" href="../stimuli/s.xml"/>',
})
const stimulus =
  '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S"><qti-stimulus-body><p><img src="../images/b.svg" alt=""/></p></qti-stimulus-body></qti-assessment-stimulus>'

it('is the same lesson again when it is imported', () => {
  const files = writePackage({
    ...{ id: 'lesson-1', title: 'Less < more', type: 'powerpath-100', policy: 'evidence' },
    ...{ xp: 12, unit: 'A & B' },
    items: [
      {
        ...{
          identifier: 'item-1',
          difficulty: 'hard',
          typicalMs: 22_500,
          xml,
          stimuli: [{ reference: 's', xml: stimulus }],
        },
        assets: [
          { href: '../../images/a.svg', bytes: strToU8('<svg>a</svg>') },
          { href: '../images/b.svg', bytes: strToU8('<svg>b</svg>') },
        ],
      },
    ],
  })
  const zipped = readZip(zipSync(Object.fromEntries(files)))
  assert(zipped.ok, 'the archive is harmless')
  const read = readPackage(zipped.value)
  assert(read.ok, 'the manifest is readable')
  expect(read.value.report).toEqual([
    { file: 'items/1/content/content/item.xml', status: 'imported', identifier: 'item-1' },
    { file: 'test.xml', status: 'imported', identifier: 'lesson-1' },
  ])
  expect(read.value.lessons).toEqual([
    {
      ...{ id: 'lesson-1', title: 'Less < more', type: 'powerpath-100', policy: 'evidence' },
      ...{ xp: 12, unit: 'A & B' },
      items: [{ identifier: 'item-1', difficulty: 'hard', typicalMs: 22_500 }],
    },
  ])
  expect(read.value.items.get('item-1')).toMatchObject({ xml, stimuli: [{ reference: 's', xml: stimulus }] })
  expect(read.value.items.get('item-1')?.assets.map(({ href }) => href)).toEqual([
    '../../images/a.svg',
    '../images/b.svg',
  ])
})
