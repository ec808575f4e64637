import { describe, expect, it } from 'vitest'
import { type Files, item, manifest, open, read, resource } from '#scripts/testing/read-archive.ts'

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
