import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ContentNode } from '#lib/qti/item/content.ts'
import { type Item } from '#lib/qti/item/item.ts'
import { type ManifestResource } from '#lib/qti/item/package.ts'
import { parseAssessmentTest } from '#lib/qti/read/package/parse-assessment-test.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { writePublicXml } from '#lib/qti/show/write-public-xml.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { scalarsOf } from '#lib/qti/item/value.ts'
import type { Result } from '#lib/std/result.ts'

const root = import.meta.dirname
const packages = readdirSync(root, { withFileTypes: true })
  // The gallery has no lesson, and items that have no key: it has a test of its own.
  .filter((entry) => entry.isDirectory() && entry.name !== 'gallery')
  .map(({ name }) => readPackage(name))

describe.each(packages)('the package $name', ({ name, resources, items, tests }) => {
  it('holds every file its manifest names, and names every file it holds', () => {
    const named = new Set(resources.flatMap(({ href, files }) => (href ? [href, ...files] : files)))
    const held = readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'imsmanifest.xml')
      .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(join(root, name).length + 1))
    expect(held.toSorted()).toEqual([...named].toSorted())
  })

  it('depends on resources it has', () => {
    const known = new Set(resources.map(({ identifier }) => identifier))
    const missing = resources.flatMap(({ dependencies }) => dependencies).filter((id) => !known.has(id))
    expect(missing).toEqual([])
  })

  it('calls items and tests as its manifest does', () => {
    const called = [...items, ...tests].map(({ resource, identifier }) => [resource.identifier, identifier])
    expect(called.filter(([inManifest, inFile]) => inManifest !== inFile)).toEqual([])
  })

  it('gives every item a difficulty and every test a title, a lesson type, a time and a unit', () => {
    const rated = items.filter(({ resource }) => resource.metadata.difficulty === undefined)
    expect(rated.map(({ identifier }) => identifier)).toEqual([])
    for (const { resource } of tests) {
      expect(Object.keys(resource.metadata).toSorted()).toEqual(
        expect.arrayContaining(['lessonType', 'title', 'typicalLearningMinutes', 'unit']),
      )
    }
  })

  it.each(tests)('has enough different items in $identifier', ({ path, resource, itemRefs }) => {
    const byPath = new Map(items.map((item) => [item.path, item]))
    const used = itemRefs.map(({ identifier, href }) => {
      const item = byPath.get(normalize(join(dirname(path), href)))
      expect(item?.identifier).toBe(identifier)
      return item
    })
    expect(new Set(used).size).toBe(used.length)
    const mastery = resource.metadata.lessonType === 'powerpath-100'
    expect(used.length).toBeGreaterThanOrEqual(mastery ? 24 : 8)
    for (const difficulty of mastery ? ['easy', 'medium', 'hard'] : []) {
      const alike = used.filter((item) => item?.resource.metadata.difficulty === difficulty)
      expect(alike.length, difficulty).toBeGreaterThanOrEqual(8)
    }
  })
})

it('has no identifier twice in all packages', () => {
  const identifiers = packages
    .flatMap(({ items, tests }) => [...items, ...tests])
    .map(({ identifier }) => identifier)
  expect(identifiers.filter((one, at) => identifiers.indexOf(one) !== at)).toEqual([])
})

describe.each(packages.flatMap(({ items }) => items))(
  'the item $identifier',
  ({ item, path, packageName }) => {
    it('gives its maximum and one feedback for the declared correct response', () => {
      const scored = scoreItem(item, declaredCorrectResponses(item))
      expect(scored).toMatchObject({ kind: 'scored', correct: true })
      expect(scored.kind === 'scored' && scored.feedback).toHaveLength(1)
    })

    it('gives less, and another feedback, for every single change of it', () => {
      const right = scoreItem(item, declaredCorrectResponses(item))
      const changes = singleChanges(item)
      expect(changes).not.toEqual([])
      for (const change of changes) {
        const scored = scoreItem(item, change)
        expect(scored, JSON.stringify(change)).toMatchObject({ kind: 'scored', correct: false })
        expect(scored.kind === 'scored' && scored.feedback).toHaveLength(1)
        expect(scored.kind === 'scored' && scored.feedback).not.toEqual(
          right.kind === 'scored' && right.feedback,
        )
      }
    })

    it('finds its passages and pictures', () => {
      expect(show(item, path, packageName).missing).toEqual([])
    })

    it('tells students neither its answer nor its feedback', () => {
      const { shown } = show(item, path, packageName)
      const told = JSON.stringify(shown) + writePublicXml(shown)
      const feedback = item.modalFeedback.flatMap(({ body }) => textsOf(body))
      expect(feedback.filter((text) => text.length > 20 && told.includes(text))).toEqual([])
      expect(told).not.toMatch(
        /correct-response|mapping|outcome|response-processing|modal-feedback|default-value/,
      )
    })

    it('is not shown solved', () => {
      for (let seed = 0; seed < 20; seed++) {
        for (const interaction of show(item, path, packageName, seed).shown.body) {
          if (typeof interaction === 'string' || interaction.kind !== 'order') continue
          const declared =
            item.responseDeclarations.get(interaction.responseIdentifier)?.correctResponse ?? null
          expect(interaction.choices.map(({ identifier }) => identifier)).not.toEqual(scalarsOf(declared))
        }
      }
    })
  },
)

function readPackage(name: string) {
  const { resources } = required(name, parseManifest(read(name, 'imsmanifest.xml')))
  const items = ofType(resources, 'item').map(({ resource, path }) => {
    const item = required(path, parseItem(read(name, path)))
    return { identifier: item.identifier, item, path, resource, packageName: name }
  })
  const tests = ofType(resources, 'test').map(({ resource, path }) => {
    const { identifier, itemRefs } = required(path, parseAssessmentTest(read(name, path)))
    return { identifier, itemRefs, path, resource }
  })
  for (const { path } of ofType(resources, 'stimulus')) required(path, parseStimulus(read(name, path)))
  return { name, resources, items, tests }
}

function ofType(resources: ManifestResource[], type: string) {
  return resources
    .filter((resource) => resource.type === `imsqti_${type}_xmlv3p0`)
    .map((resource) => ({ resource, path: resource.href ?? '' }))
}

/** The public form, and the files it asks for that are not there. */
function show(item: Item, path: string, packageName: string, seed = 7) {
  const missing: string[] = []
  const resolve = (base: string) => (href: string) => {
    const file = normalize(join(dirname(base), href))
    if (file.startsWith('..') || !existsSync(join(root, packageName, file))) missing.push(href)
    return href
  }
  const stimuli = item.stimulusRefs.map(({ identifier, href }) => {
    const file = normalize(join(dirname(path), href))
    return { reference: identifier, stimulus: required(file, parseStimulus(read(packageName, file))) }
  })
  return { shown: toPublicItem(item, { seed, stimuli, resolveHref: resolve(path) }), missing }
}

function textsOf(nodes: ContentNode[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node]
    return node.kind === 'element' ? textsOf(node.children ?? []) : []
  })
}

function read(packageName: string, path: string): string {
  return readFileSync(join(root, packageName, path), 'utf8')
}

function required<T>(name: string, result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return result.value
}
