import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { type LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { assert } from '#lib/std/assert.ts'

const root = join(import.meta.dirname, 'gallery')
const items = readdirSync(join(root, 'items')).map((file) => {
  const parsed = parseItem(readFileSync(join(root, 'items', file), 'utf8'))
  assert(parsed.ok, `${file} parses: ${parsed.ok || JSON.stringify(parsed.error)}`)
  return { file, item: parsed.value }
})

/** A file has no key: any that is sent will do. */
const file = 'data:image/png;base64,iVBORw0KGgo='

const kinds = [
  ...['associate', 'choice', 'drawing', 'endAttempt', 'extendedText', 'gapMatch', 'graphicAssociate'],
  ...['graphicGapMatch', 'graphicOrder', 'hotspot', 'hottext', 'inlineChoice', 'match', 'media', 'order'],
  ...['portableCustom', 'positionObject', 'selectPoint', 'slider', 'textEntry', 'upload'],
]

it('holds one item of each kind of interaction, named after it', () => {
  expect(items.map((one) => one.item.identifier)).toEqual(
    kinds.map((kind) => `gallery-${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`),
  )
  for (const [index, kind] of kinds.entries())
    expect(items[index]?.item.interactions.map((interaction) => interaction.kind)).toContain(kind)
})

it('names every file that it holds, and holds every file that it names', () => {
  const manifest = parseManifest(readFileSync(join(root, 'imsmanifest.xml'), 'utf8'))
  assert(manifest.ok, 'the manifest parses')
  const named = new Set(manifest.value.resources.flatMap(({ files }) => files))
  const held = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'imsmanifest.xml')
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  expect(held.toSorted()).toEqual([...named].toSorted())
})

describe.each(items)('$file', ({ item }) => {
  const responses: LexicalResponses = {
    ...Object.fromEntries(
      [...item.responseDeclarations.values()]
        .filter(({ baseType }) => baseType === 'file')
        .map(({ identifier }) => [identifier, file]),
    ),
    ...declaredCorrectResponses(item),
  }

  it('gives full marks and one feedback for its correct response', () => {
    const scored = scoreItem(item, responses)
    expect(scored).toMatchObject({ kind: 'scored', correct: true })
    expect(scored.kind === 'scored' && scored.feedback.map(({ identifier }) => identifier)).toEqual(['right'])
  })

  it('gives none without a response', () => {
    expect(scoreItem(item, {})).toMatchObject({ kind: 'scored', score: 0, correct: false })
  })

  it('asks only for files that the package holds', () => {
    const asked: string[] = []
    toPublicItem(item, {
      seed: 1,
      stimuli: [],
      resolveHref(href) {
        asked.push(href)
        return href
      },
    })
    for (const href of asked) expect(() => readFileSync(join(root, 'items', href))).not.toThrow()
  })
})
