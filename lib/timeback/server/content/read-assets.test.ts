import { describe, expect, it } from 'vitest'
import { item, manifest, read, readItem, resource } from '#scripts/testing/content/read-archive.ts'

describe('one odd thing costs a note, and not the item', () => {
  const lom = (inside: string) =>
    `<metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><educational>${inside}</educational></lom></metadata>`

  it.each([
    ['a difficulty of its own', lom('<difficulty><value>moderate</value></difficulty>')],
    [
      'a duration of its own',
      lom('<typicalLearningTime><duration>ten minutes</duration></typicalLearningTime>'),
    ],
  ])('%s', (_, inside) => {
    const { report } = read({
      'imsmanifest.xml': manifest(resource('item.xml', { inside })),
      'item.xml': item(),
    })
    expect(report).toMatchObject([
      { file: 'imsmanifest.xml', status: 'imported', notes: [expect.stringContaining('left out')] },
      { status: 'imported', identifier: 'item-1' },
    ])
  })

  it('a word of LOM for the kind of a test', () => {
    const files = {
      'imsmanifest.xml': manifest(
        resource('item.xml') +
          resource('t.xml', {
            type: 'imsqti_test_xmlv3p0',
            inside: lom('<learningResourceType><value>exercise</value></learningResourceType>'),
          }),
      ),
      'item.xml': item(),
      't.xml':
        '<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p"><qti-assessment-item-ref identifier="i" href="item.xml"/></qti-test-part></qti-assessment-test>',
    }
    const { lessons, report } = read(files)
    expect(lessons).toMatchObject([{ id: 't', type: 'quiz' }])
    expect(report[1]).toMatchObject({ notes: ['"exercise" is not a lesson type: it is a quiz'] })
  })

  it.each([
    [
      'a link to the web',
      '<p><a href="https://example.org/cat">cat</a></p>',
      '<a href="https://example.org/cat">',
    ],
    ['a link to a file that is not there', '<p><a href="no.pdf">more</a></p>', '<a>more</a>'],
    [
      'a second source that is not there',
      '<p><audio controls="controls"><source src="f.mp3"/><source src="f.ogg"/></audio></p>',
      '<audio controls="controls"><source src="sound"/></audio>',
    ],
    [
      'a second source that browsers do not play',
      '<p><audio controls="controls"><source src="f.mp3"/><source src="f.ra"/></audio></p>',
      '<audio controls="controls"><source src="sound"/></audio>',
    ],
    [
      'a set of sources, one of which is not there',
      '<p><img src="a.png" srcset="a.png 1x, big.png 2x" alt=""/></p>',
      '<img src="picture" srcset="picture 1x" alt=""/>',
    ],
    [
      'a picture of a kind that browsers do not show',
      '<p><img src="a.tiff" alt="a map"/></p>',
      '<img alt="a map"/>',
    ],
    [
      'an object that is not there, with a picture inside',
      '<p><object data="a.swf" type="application/x-shockwave-flash"><img src="a.png" alt="a cat"/></object></p>',
      '<img src="picture" alt="a cat"/>',
    ],
    [
      'an object of a document',
      '<p><object data="a.pdf" type="application/pdf">the rules</object></p>',
      '<a href="rules">the rules</a>',
    ],
  ])('%s', (_, body, page) => {
    const files = { 'f.mp3': 'sound', 'f.ra': 'old', 'a.png': 'picture', 'a.tiff': 'x', 'a.pdf': 'rules' }
    const read = readItem(item(body), files)
    expect(read.refusals).toEqual([])
    expect(read.page).toContain(page)
  })

  it('names what it leaves out', () => {
    const { notes } = readItem(item('<p><a href="no.pdf">more</a> <img src="a.tiff" alt=""/></p>'), {
      'a.tiff': 'x',
    })
    expect(notes).toEqual([
      'no.pdf is left out: which the package does not hold',
      'a.tiff is left out: a kind of file that is not served',
    ])
  })

  it('but a picture or recording that is not there refuses it, and so does a picture elsewhere', () => {
    expect(readItem(item('<p><img src="a.png" alt=""/></p>')).refusals).toHaveLength(1)
    expect(readItem(item('<p><img src="https://example.org/a.png" alt=""/></p>')).refusals).toEqual([
      'it shows https://example.org/a.png, which is not shown from outside the package: put the file into it',
    ])
    expect(readItem(item('<p><audio><source src="no.mp3"/></audio></p>')).refusals).toHaveLength(1)
  })

  it.each('wav m4a aac oga ogv mov m4v bmp webp avif mp3 mp4 webm ogg flac'.split(' '))(
    'a file of the kind %s is carried',
    (ending) => {
      const { stored } = readItem(item(`<p><video src="f.${ending}"/></p>`), { [`f.${ending}`]: 'x' })
      expect(stored?.assets).toMatchObject([
        { href: `f.${ending}`, mediaType: expect.stringMatching(/^(?:image|audio|video)\//) },
      ])
    },
  )

  it('a picture in the address itself is a file', () => {
    const dot = 'iVBORw0KGgo='
    const body = `<p><img src="data:image/png;base64,${dot}" alt=""/><img src="data:image/svg+xml,%3Csvg/%3E" alt=""/></p>`
    const { stored } = readItem(item(body))
    expect(stored?.xml).not.toContain('data:')
    expect(
      stored?.assets.map(({ mediaType, bytes }) => [mediaType, Buffer.from(bytes).toString('latin1')]),
    ).toEqual([
      ['image/png', '\u0089PNG\r\n\u001a\n'],
      ['image/svg+xml', '<svg/>'],
    ])
  })
})
