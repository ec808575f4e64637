import { describe, expect, it } from 'vitest'
import { type Files, item, manifest, open, read, resource } from '#scripts/testing/content/read-archive.ts'

describe('a package with nothing to import', () => {
  const nothing: [name: string, files: Files, reason: RegExp][] = [
    [
      'questions of QTI 1',
      {
        'imsmanifest.xml': manifest(
          resource('g/g.xml', { type: 'imsqti_xmlv1p2' }) +
            resource('g/meta.xml', { type: 'associatedcontent/imscc_xmlv1p1/learning-application-resource' }),
        ),
        'g/g.xml': '<questestinterop/>',
      },
      /nothing in it can be imported: it holds QTI 1 questions, material of a Common Cartridge\./,
    ],
    [
      'a cartridge',
      {
        'imsmanifest.xml': manifest(
          resource('q.xml', { type: 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment' }) +
            resource('t.xml', { type: 'imsdt_xmlv1p3' }) +
            resource('l.xml', { type: 'imswl_xmlv1p3' }),
        ).replace(
          '<organizations/>',
          '<metadata><schema>IMS Common Cartridge</schema></metadata><organizations/>',
        ),
      },
      /\(IMS Common Cartridge\): it holds QTI 1 questions, a discussion, a web link\./,
    ],
    [
      'questions of Blackboard',
      { 'imsmanifest.xml': manifest(resource('r.dat', { type: 'assessment/x-bb-qti-test' })) },
      /it holds Blackboard questions\./,
    ],
    [
      'pages only',
      { 'imsmanifest.xml': manifest(resource('a.html', { type: 'webcontent' })), 'a.html': '<html/>' },
      /it holds webcontent\./,
    ],
    ['no resources', { 'imsmanifest.xml': manifest('') }, /it holds nothing\./],
    ['no manifest', { 'a.xml': item() }, /^it has no imsmanifest\.xml$/],
    ['an H5P file', { 'h5p.json': '{}' }, /it looks like H5P content/],
    ['QTI 1 without a manifest', { 'a.xml': '<questestinterop/>' }, /its questions are of QTI 1/],
    ['packages inside', { 'a.zip': 'PK' }, /an archive of archives/],
  ]
  it.each(nothing)('says so of %s, and what it is', (_, files, reason) => {
    const content = open(files)
    expect(content).toMatchObject({ ok: false, error: expect.stringMatching(reason) })
  })

  it('is none where a manifest inside the manifest lists some', () => {
    const inner = `<manifest identifier="inner"><resources>${resource('b.xml')}</resources></manifest>`
    const outer = manifest(resource('a.xml')).replace('</manifest>', `${inner}</manifest>`)
    const files = {
      'imsmanifest.xml': outer,
      'a.xml': item('', { identifier: 'a' }),
      'b.xml': item('', { identifier: 'b' }),
    }
    expect([...read(files).items.keys()]).toEqual(['a', 'b'])
  })

  it('says so of a test without items that can be read', () => {
    const test = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p"><qti-assessment-item-ref identifier="i" href="no.xml"/></qti-test-part></qti-assessment-test>`
    const files = {
      'imsmanifest.xml': manifest(resource('t.xml', { type: 'imsqti_test_xmlv2p2' })),
      't.xml': test,
    }
    expect(read(files).report).toContainEqual({
      ...{ file: 't.xml', status: 'refused', message: 'none of its items could be imported' },
    })
  })

  it('names what is beside the questions that it takes: a link with a note, other questions as a loss', () => {
    const others =
      resource('q.xml', { type: 'imsqti_xmlv1p2' }) + resource('l.xml', { type: 'imswl_xmlv1p1' })
    const { report } = read({
      'imsmanifest.xml': manifest(resource('item.xml') + others),
      'item.xml': item(),
    })
    expect(report).toEqual([
      {
        ...{ file: 'imsmanifest.xml', status: 'imported', identifier: 'm' },
        notes: ['l.xml is left out: a web link'],
      },
      {
        ...{ file: 'q.xml', status: 'refused' },
        message: 'QTI 1 questions cannot be imported: export them as QTI 2 or 3',
      },
      { file: 'item.xml', status: 'imported', identifier: 'item-1' },
    ])
  })
})

describe('resources that are not what their type says, or do not say it all', () => {
  const one = (href: string, type: string) => ({
    'imsmanifest.xml': manifest(resource('a.xml') + resource(href, { type })),
    'a.xml': item('', { identifier: 'a' }),
    'b.xml': `<?xml version="1.0"?>\n<!-- <b> -->\n${item('', { identifier: 'b' }).replace(/^<\?xml.*\?>\s*/, '')}`,
  })

  it.each(['webcontent', 'imsqti_assessmentitem_xmlv3p0', 'text/x-imsqti-item-xml', 'associatedcontent', ''])(
    'an item of the type "%s" is read, with a note',
    (type) => {
      const { lessons, report } = read(one('b.xml', type))
      expect(lessons.flatMap(({ items }) => items.map(({ identifier }) => identifier))).toEqual(['a', 'b'])
      expect(report).toContainEqual({
        ...{ file: 'imsmanifest.xml', status: 'imported', identifier: 'm' },
        notes: [`b.xml is taken for an item, as its root says: its type is "${type}"`],
      })
    },
  )

  it('a resource without an address is its only file', () => {
    const nameless = '<resource identifier="r" type="imsqti_item_xmlv3p0"><file href="b.xml"/></resource>'
    const { items } = read({ ...one('x', 'webcontent'), 'imsmanifest.xml': manifest(nameless) })
    expect([...items.keys()]).toEqual(['b'])
  })

  it('a test that is listed twice is one lesson', () => {
    const test = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p"><qti-assessment-section identifier="s" title="S"><qti-assessment-item-ref identifier="i" href="a.xml"/></qti-assessment-section></qti-test-part></qti-assessment-test>`
    const listed = resource('t.xml', { type: 'imsqti_test_xmlv3p0' })
    const { lessons } = read({
      ...one('b.xml', 'webcontent'),
      'imsmanifest.xml': manifest(listed + listed.replace('r-t', 'r-u')),
      't.xml': test,
    })
    expect(lessons.map(({ id }) => id)).toEqual(['t'])
  })
})

it('an item that no test names is told of, for no lesson asks it', () => {
  const test = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p"><qti-assessment-section identifier="s" title="S"><qti-assessment-item-ref identifier="i" href="a.xml"/></qti-assessment-section></qti-test-part></qti-assessment-test>`
  const { report } = read({
    'imsmanifest.xml': manifest(
      resource('a.xml') + resource('b.xml') + resource('t.xml', { type: 'imsqti_test_xmlv3p0' }),
    ),
    'a.xml': item('', { identifier: 'a' }),
    'b.xml': item('', { identifier: 'b' }),
    't.xml': test,
  })
  expect(report).toContainEqual({
    ...{ file: 'b.xml', status: 'imported', identifier: 'b' },
    notes: ['no test that is imported names it: no lesson asks it'],
  })
  expect(report).toContainEqual({ file: 'a.xml', status: 'imported', identifier: 'a' })
})

describe('a name that no request could use', () => {
  const long = 'n'.repeat(251)
  const test = (identifier: string) =>
    `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${identifier}" title="T"><qti-test-part identifier="p"><qti-assessment-section identifier="s" title="S"><qti-assessment-item-ref identifier="i" href="a.xml"/></qti-assessment-section></qti-test-part></qti-assessment-test>`

  it.each([
    [long, 'its identifier is longer than 250 characters'],
    ['..', 'its identifier ".." means a folder in addresses'],
  ])('refuses the package, the test or the item that has it', (name, message) => {
    const listed = manifest(resource('a.xml'))
    const named = { 'imsmanifest.xml': listed.replace('"m"', `"${name}"`), 'a.xml': item() }
    expect(open(named)).toEqual({ ok: false, error: `imsmanifest.xml: ${message}` })
    const items = { 'imsmanifest.xml': listed, 'a.xml': item('', { identifier: name }) }
    expect(read(items).report).toEqual([{ file: 'a.xml', status: 'refused', message }])
    const tests = {
      'imsmanifest.xml': manifest(resource('a.xml') + resource('t.xml', { type: 'imsqti_test_xmlv3p0' })),
      ...{ 'a.xml': item(), 't.xml': test(name) },
    }
    expect(read(tests).report).toContainEqual({ file: 't.xml', status: 'refused', message })
  })
})
