import { strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { counterItem2, counterItem3, counterModules } from '#lib/qti/fixtures/build-item.ts'
import type { PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { assetResponse } from '#lib/timeback/server/items/asset-response.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import type { PackageFiles } from './package-files.ts'
import { readPackageItem } from './read-package-item.ts'
import { readZip } from './read-zip.ts'

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))

const encode = (files: Record<string, string>): PackageFiles =>
  new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))

function read(files: Record<string, string>) {
  const item = readPackageItem(encode(files), 'item.xml')
  assert(item.ok, item.ok ? '' : item.error)
  return {
    notes: item.value.notes,
    assets: item.value.assets.map(({ href, mediaType, bytes }) => [href, mediaType, strFromU8(bytes)]),
  }
}

describe('what a package holds for a portable custom interaction', () => {
  it('is carried: the fallback where the primary module is not there, with or without its ending', () => {
    expect(read({ 'item.xml': counterItem3(), 'modules/counter.js': 'define([])' })).toEqual({
      notes: [],
      assets: [['modules/counter', 'text/javascript', 'define([])']],
    })
  })

  it('is carried with the modules that a configuration names, style sheets and pictures', () => {
    const inside = `<qti-stylesheet href="look.css" type="text/css"/>${counterModules}`
    const xml = counterItem3({ inside }).replace('>0</div>', '><img src="a.svg" alt=""/></div>')
    const configuration = '{"paths":{"tap":["https://example.com/tap","modules/tap"]}}'
    const { notes, assets } = read({
      ...{ 'item.xml': xml, 'cdn/counter.js': 'one', 'modules/counter.js': 'two', 'modules/tap.js': 'three' },
      ...{ 'modules/module_resolution.js': configuration, 'look.css': 'p{}', 'a.svg': '<svg/>' },
    })
    expect(notes).toEqual([])
    expect(assets).toEqual([
      ['modules/module_resolution.js', 'application/json', configuration],
      ['cdn/counter.js', 'text/javascript', 'one'],
      ['modules/counter', 'text/javascript', 'two'],
      ['modules/tap', 'text/javascript', 'three'],
      ['look.css', 'text/css', 'p{}'],
      ['a.svg', 'image/svg+xml', '<svg/>'],
    ])
  })

  it('that is missing costs a note, and not the item', () => {
    const inside = `<qti-stylesheet href="look.css" type="text/css"/>${counterModules}`
    const xml = counterItem3({ inside }).replace('>0</div>', '><img src="a.svg" alt=""/></div>')
    expect(read({ 'item.xml': xml })).toEqual({
      notes: [
        'the module counter is not in the package: what needs it cannot be shown',
        'the style sheet look.css is not in the package',
        'a.svg is left out of a custom interaction',
      ],
      assets: [],
    })
  })
})

describe('a lesson with portable custom interactions', () => {
  const student = { id: '' }
  const configuration = '{"paths":{"counter":"pci/counter"}}'
  const items = {
    'counter-3': counterItem3(),
    'counter-2': counterItem2()
      .replace('primaryPath="modules/counter.js"', '')
      .replace('primary.json', 'm.json'),
  }
  const files = new Map([
    ...buildPackage([{ id: 'counters', type: 'quiz', questions: Object.keys(items) }], items),
    ...encode({
      'modules/counter.js': 'three()',
      'pci/counter.js': 'two()',
      'modules/m.json': configuration,
    }),
  ])
  let open: OpenLessons

  beforeAll(async () => {
    open = await openLessons()
    serve(open)
    const report = await open.timeback.content.importPackage({ files, course: 'CS-101' })
    expect(report.filter(({ status }) => status === 'refused')).toEqual([])
    student.id = (await open.db.user.create({ data: { email: 's@example.com', name: 'S' } })).id
  })
  afterAll(() => open.close())

  const customOf = ({ body }: PublicItem) =>
    body.find(
      (node) => typeof node === 'object' && node.kind === 'portableCustom',
    ) as PortableCustomInteraction

  it('serves each with the addresses of its modules, which come as text, and scores what is answered', async () => {
    const { timeback } = open
    const ids = { lesson: 'counters', student: student.id }
    await timeback.lessons.start(ids)
    const batch = await timeback.lessons.nextStep(ids)
    assert('questions' in batch, 'a quiz gives all its questions')
    const scripts = new Map<string, string>()
    for (const { id, content } of batch.questions) {
      const [href = ''] =
        customOf(content.item).modules.find(({ identifier }) => identifier === 'counter')?.hrefs ?? []
      const response = await assetResponse(href.split('/').at(-1) ?? '')
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      scripts.set(id, await response.text())
      expect(JSON.stringify(content)).not.toMatch(/correct/i)
    }
    expect(Object.fromEntries(scripts)).toEqual({ 'counter-3': 'three()', 'counter-2': 'two()' })
    await expect(
      timeback.lessons.submit({ ...ids, question: 'counter-2', responses: { RESPONSE: 'three' } }),
    ).rejects.toBeRefusal('VALIDATION_ERROR', 'responses.RESPONSE')
    await timeback.lessons.submit({ ...ids, question: 'counter-3', responses: { RESPONSE: '3' } })
    await timeback.lessons.submit({ ...ids, question: 'counter-2', responses: { RESPONSE: '4' } })
    expect(await timeback.lessons.complete(ids)).toMatchObject({ correctQuestions: 1, totalQuestions: 2 })
  })

  it('is exported with all of them, so that it is the same again when it is imported', async () => {
    const zip = readZip(await open.timeback.content.exportLesson({ lesson: 'counters' }))
    assert(zip.ok, 'the archive can be read')
    const paths = [...zip.value.keys()].filter((path) => path.endsWith('item.xml'))
    const again = paths.map((path) => readPackageItem(zip.value, path))
    const shas = again.map((item) => item.ok && [item.value.sha256, item.value.notes.length])
    const stored = await open.db.item.findMany({ where: { identifier: { in: Object.keys(items) } } })
    expect(shas).toEqual(
      ['counter-3', 'counter-2'].map((id) => [stored.find(({ identifier }) => identifier === id)?.sha256, 0]),
    )
  })
})
