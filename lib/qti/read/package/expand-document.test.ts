import { describe, expect, it } from 'vitest'
import { err, ok } from '#lib/std/result.ts'
import { expandDocument, type Neighbours } from './expand-document.ts'

/** A document of a package as it stands for itself, with the files beside it as a test gives them. */

type Files = Record<string, string>

function neighbours(files: Files): Neighbours {
  const resolve = (from: string, href: string) => new URL(href, `file:///${from}`).pathname.slice(1)
  return {
    find: (from, href) => {
      const path = resolve(from, href)
      return Object.hasOwn(files, path) ? path : null
    },
    read: (path) => {
      const text = files[path] ?? ''
      return text === 'unreadable' ? err('it is no text') : ok(text)
    },
    isServed: (path) => /\.(png|mp3|svg)$/.test(path),
    address: (from, to) => `${'../'.repeat(from.split('/').length - 1)}${to}`,
    keep: (data) => (data.includes('bad') ? null : `kept/${data.length}`),
  }
}

const item = (body: string) =>
  `<qti-assessment-item><qti-item-body>${body}</qti-item-body></qti-assessment-item>`

function expand(body: string, files: Files = {}, place: { path?: string; readAt?: string } = {}) {
  const path = place.path ?? 'items/one.xml'
  return expandDocument(
    item(body),
    { path, ...(place.readAt && { readAt: place.readAt }) },
    neighbours(files),
  )
}

/** What the body holds then; `same` where the document was left as it is. */
function bodyOf(expanded: ReturnType<typeof expand>, body: string): string {
  if (!expanded.ok) return expanded.error.map(({ message }) => message).join('; ')
  if (expanded.value.xml === item(body)) return 'same'
  return /<qti-item-body>(.*)<\/qti-item-body>/s.exec(expanded.value.xml)?.[1] ?? ''
}
const notesOf = (expanded: ReturnType<typeof expand>) =>
  expanded.ok ? expanded.value.notes.map(({ message }) => message) : []

describe('a document stays as it is written', () => {
  it.each([
    '<p>x</p>',
    '<img src="a.png" alt=""/>',
    '<object data="a.png"><p>x</p></object>',
    '<a href="https://x.example/include">x</a>',
    '<audio src="gone.mp3"/>',
    '<audio><source src="sound.mp3"/></audio>',
    '<include>x</include>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><include href="x"/></math>',
    '<qti-interaction-markup><object data="page.html"/></qti-interaction-markup>',
  ])('with %s', (body) => {
    const files = { 'items/a.png': '', 'items/sound.mp3': '', 'items/page.html': '<p>p</p>' }
    expect(bodyOf(expand(body, files), body)).toBe('same')
  })
})

describe('an include', () => {
  it.each([
    ['<include href="part.xml"/>', '<p>part</p>'],
    ['<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>', '<p>part</p>'],
    ['<p><include href="part.txt" parse="text"/></p>', '<p>a &lt; b</p>'],
    ['<include href="passage.xml"/>', '<p>a</p><p>b</p>'],
    ['<include href="page.html"/>', '<p>html</p>'],
    ['<include href="xhtml.xml"/>', '<p>xhtml</p>'],
    ['<include href="outer.xml"/>', '<div><p>part</p></div>'],
    ['<include href="gone.xml"><fallback><p>instead</p></fallback></include>', '<p>instead</p>'],
    ['<include href="gone.xml"><fallback><include href="part.xml"/></fallback></include>', '<p>part</p>'],
    ['<include href="gone.xml"><fallback>a <b>text</b></fallback></include>', 'a <b>text</b>'],
    ['<p>x</p><include href="bare.xml"/>', '<p>x</p>'],
    ['<include href="gone.xml"/>', 'it includes gone.xml, which the package does not hold'],
    ['<include href="unreadable.xml"/>', 'unreadable.xml: it is no text'],
    ['<include href="broken.xml"/>', 'items/broken.xml, line 2: <b> is closed by </a>'],
    ['<include href="self.xml"/>', 'items/self.xml includes itself, or is included too deep'],
    ['<include href="level0.xml"/>', 'items/level8.xml includes itself, or is included too deep'],
    ['<include href="level1.xml"/>', '<p>deep</p>'],
  ])('%s is %s', (body, expected) => {
    const levels = Array.from({ length: 9 }, (_, at) => [
      `items/level${at}.xml`,
      at === 8 ? '<p>deep</p>' : `<include href="level${at + 1}.xml"/>`,
    ])
    const files = {
      'items/part.xml': '<p>part</p>',
      'items/part.txt': 'a < b',
      'items/passage.xml':
        '<qti-assessment-stimulus><qti-stimulus-body><p>a</p><p>b</p></qti-stimulus-body></qti-assessment-stimulus>',
      'items/bare.xml': '<qti-assessment-stimulus/>',
      'items/page.html': '<html><head><title>T</title></head><body><p>html</body></html>',
      'items/xhtml.xml': '<html xmlns="http://www.w3.org/1999/xhtml"><body><x><p>xhtml</p></x></body></html>',
      'items/outer.xml': '<div><include href="part.xml"/></div>',
      'items/unreadable.xml': 'unreadable',
      'items/broken.xml': '<a>\n<b></a>',
      'items/self.xml': '<div><include href="self.xml"/></div>',
      ...Object.fromEntries(levels),
    }
    expect(bodyOf(expand(body, files), body)).toBe(expected)
  })

  it('that is not there says what stands for it', () => {
    const body = '<include href="gone.xml"><fallback><p>x</p></fallback></include>'
    expect(notesOf(expand(body))).toEqual(['gone.xml is not in the package: what stands for it is shown'])
  })

  it('can be a section of a test', () => {
    const xml =
      '<qti-assessment-test><qti-test-part><qti-assessment-section-ref href="s.xml"/></qti-test-part></qti-assessment-test>'
    const expanded = expandDocument(
      xml,
      { path: 'test.xml' },
      neighbours({ 's.xml': '<qti-assessment-section identifier="S"/>' }),
    )
    expect(expanded.ok && expanded.value.xml).toContain(
      '<qti-test-part><qti-assessment-section identifier="S"/></qti-test-part>',
    )
  })
})

describe('a page that an object would show', () => {
  const files = {
    'items/page.html': '<body>a<p>text <img src="pics/a.png"></p></body>',
    'items/pics/a.png': '',
    'items/unreadable.html': 'unreadable',
  }

  it.each([
    [
      '<object data="page.html" class="wide" id="x" type="text/html"/>',
      '<div class="wide" id="x">a<p>text <img src="../items/pics/a.png"/></p></div>',
    ],
    [
      '<object data="page.html" type="text/html"/>',
      '<div>a<p>text <img src="../items/pics/a.png"/></p></div>',
    ],
    ['<object data="gone.html"><p>instead</p></object>', '<p>instead</p>'],
    ['<object data="gone.html"/>', 'it shows gone.html, which the package does not hold'],
    ['<object data="unreadable.html"/>', 'unreadable.html: it is no text'],
  ])('%s', (body, expected) => {
    const expanded = expand(body, files, { readAt: 'read/at.xml' })
    expect(bodyOf(expanded, body)).toBe(expected)
  })

  it('is in the text of the document where it lies beside', () => {
    const body = '<object data="page.html"/>'
    expect(bodyOf(expand(body, files), body)).toBe('<div>a<p>text <img src="../items/pics/a.png"/></p></div>')
  })
})

describe('an object that nobody can show', () => {
  it.each([
    ['<object data="a.swf"><param name="x"/><p>one</p><p>two</p></object>', '<p>one</p><p>two</p>'],
    ['<object data="gone.png"><p>instead</p></object>', '<p>instead</p>'],
    ['<object data="gone.png"><param name="x"/></object>', 'same'],
    ['<object data="data:image/png;base64,AA"><p>x</p></object>', '<object data="kept/24"><p>x</p></object>'],
  ])('%s is %s', (body, expected) => {
    const expanded = expand(body, { 'items/a.swf': '' })
    expect(bodyOf(expanded, body)).toBe(expected)
  })

  it('says so', () => {
    expect(notesOf(expand('<object data="a.swf"><p>one</p></object>', { 'items/a.swf': '' }))).toEqual([
      'a.swf cannot be shown: what stands inside the <object> is',
    ])
  })
})

describe('an address', () => {
  const files = { 'items/a.png': '', 'items/b.png': '', 'items/sub/c.png': '', 'items/one.xml': '' }

  it.each([
    ['<img src="a.png"/>', '<img src="../items/a.png"/>'],
    ['<img srcset="a.png 1x, b.png 2x"/>', '<img srcset="../items/a.png 1x, ../items/b.png 2x"/>'],
    ['<img srcset="gone.png 1x"/>', '<img srcset="gone.png 1x"/>'],
    ['<video poster="a.png" src="gone.mp4"/>', '<video poster="../items/a.png" src="gone.mp4"/>'],
    ['<a href="one.xml#top">x</a>', '<a href="../items/one.xml">x</a>'],
    ['<a href="#top">x</a>', '<a href="#top">x</a>'],
    ['<a href="">x</a>', '<a href="">x</a>'],
    ['<a href="mailto:a@x.example">x</a>', '<a href="mailto:a@x.example">x</a>'],
    ['<a href="HTTPS://x.example">x</a>', '<a href="HTTPS://x.example">x</a>'],
    ['<qti-file-href> a.png </qti-file-href>', '<qti-file-href>../items/a.png</qti-file-href>'],
    ['<qti-file-href>gone.png</qti-file-href>', '<qti-file-href>gone.png</qti-file-href>'],
    ['<qti-file-href/>', '<qti-file-href/>'],
    ['<qti-file-href><b>a.png</b></qti-file-href>', '<qti-file-href><b>a.png</b></qti-file-href>'],
    [
      '<p xml:base="sub/"><img src="c.png"/></p><img src="a.png"/>',
      '<p><img src="../items/sub/c.png"/></p><img src="../items/a.png"/>',
    ],
    ['<object xml:base="sub" data="c.png"/>', '<object data="../items/sub/c.png"/>'],
    [
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="a.png">x</mi></math>',
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="a.png">x</mi></math>',
    ],
  ])('%s is written for the place where it is read', (body, expected) => {
    expect(bodyOf(expand(body, files, { readAt: 'read/at.xml' }), body)).toBe(expected)
  })

  it.each([
    ['<img src="data:image/png;base64,AA"/>', '<img src="kept/24"/>'],
    ['<img src=" data:image/png;base64,AA"/>', '<img src="kept/25"/>'],
    ['<img src="data:bad"/>', 'same'],
    ['<p xml:base="sub/">x</p>', '<p>x</p>'],
    ['<p xml:base=" ">x</p>', 'same'],
  ])('%s in its own place is %s', (body, expected) => {
    expect(bodyOf(expand(body, files), body)).toBe(expected)
  })
})

describe('a recording', () => {
  it.each([
    ['<audio><source src="gone.mp3"/></audio>', 'it plays gone.mp3, which the package does not hold'],
    [
      '<video><source src="gone.mp4"/><source src="too.mp4"/></video>',
      'it plays gone.mp4, which the package does not hold',
    ],
    ['<audio><source src="gone.mp3"/><source src="sound.mp3"/></audio>', 'same'],
    ['<audio><source src="data:audio/mpeg;base64,bad"/></audio>', 'same'],
    ['<audio/>', 'same'],
    ['<p><source src="gone.mp3"/></p>', 'same'],
  ])('%s: %s', (body, expected) => {
    expect(bodyOf(expand(body, { 'items/sound.mp3': '' }), body)).toBe(expected)
  })

  it('may be addressed as from where the document is read', () => {
    const body = '<audio><source src="sound.mp3"/></audio>'
    const expanded = expand(body, { 'read/sound.mp3': '' }, { readAt: 'read/at.xml' })
    expect(expanded.ok).toBe(true)
  })
})

describe('rules in a file of the package', () => {
  const rules = '<qti-response-processing><qti-exit-response/></qti-response-processing>'
  const document = (attributes: string, inside = '') =>
    `<qti-assessment-item><qti-response-processing ${attributes}>${inside}</qti-response-processing></qti-assessment-item>`
  const expandRules = (xml: string, files: Files) => {
    const expanded = expandDocument(xml, { path: 'items/one.xml' }, neighbours(files))
    if (!expanded.ok) return expanded.error.map(({ message }) => message).join()
    return expanded.value.xml === xml
      ? 'same'
      : /<qti-response-processing.*<\/qti-response-processing>/.exec(expanded.value.xml)?.[0]
  }

  it.each([
    'template-location="rules.xml"',
    'templateLocation=" rules.xml "',
    'template="rules.xml"',
    'template="https://x.example/t" template-location="rules.xml"',
  ])('are in the document: %s', (attributes) => {
    expect(expandRules(document(attributes), { 'items/rules.xml': rules })).toBe(rules)
  })

  it('are not asked for where the document has its own, or the web has them', () => {
    const own = document('template="rules.xml"', '<qti-exit-response/>')
    expect(expandRules(own, { 'items/rules.xml': rules })).toBe('same')
    expect(expandRules(document('template="rules.xml"'), {})).toBe('same')
    expect(expandRules(document(''), {})).toBe('same')
    expect(expandRules(document('template="rules.xml"'), { 'items/rules.xml': 'unreadable' })).toBe(
      'items/rules.xml: it is no text',
    )
  })
})

describe('problems', () => {
  it('are told with the line and the place, fifty at most', () => {
    const expanded = expand(`\n${'<include href="gone.xml"/>'.repeat(60)}`)
    expect(expanded).toMatchObject({ ok: false })
    expect(expanded.ok ? [] : expanded.error).toHaveLength(50)
    expect(expanded.ok ? null : expanded.error[0]).toEqual({
      line: 2,
      path: 'qti-assessment-item/qti-item-body/include[1]',
      message: 'it includes gone.xml, which the package does not hold',
    })
  })

  it('inside an included file are told of the element that includes it', () => {
    const expanded = expand('\n<include href="part.xml"/>', {
      'items/part.xml': '<p><include href="gone.xml"/></p>',
    })
    expect(expanded.ok ? [] : expanded.error).toEqual([
      expect.objectContaining({ line: 2, message: 'it includes gone.xml, which the package does not hold' }),
    ])
  })

  it('of a document that is none are its own', () => {
    expect(expandDocument('<a>', { path: 'one.xml' }, neighbours({}))).toMatchObject({
      ...{ ok: false, error: [{ message: '<a> is not closed' }] },
    })
  })
})

it('what needs a change becomes QTI 3', () => {
  const xml =
    '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"><itemBody><include href="part.xml"/></itemBody></assessmentItem>'
  const expanded = expandDocument(xml, { path: 'one.xml' }, neighbours({ 'part.xml': '<p>x</p>' }))
  expect(expanded.ok && expanded.value.xml).toContain('<qti-item-body><p>x</p></qti-item-body>')
})
