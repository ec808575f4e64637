import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'qti-import-'))
const course = timebackConfig.courses[0]?.code ?? ''
const { db, url } = await openTestDatabase()

afterAll(async () => {
  rmSync(folder, { recursive: true })
})

const whole = itemXml({
  declarations: declare({ correct: ['A'] }),
  body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`,
})
const broken = whole.replace('identifier="item-1"', 'identifier="item-2"').replace('</qti-item-body>', '')
const resource = (name: string, type = 'imsqti_item_xmlv3p0') =>
  `<resource identifier="${name}" type="${type}" href="${name}.xml"/>`
const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>
  ${resource('whole')}${resource('broken')}${resource('lesson', 'imsqti_test_xmlv3p0')}</resources></manifest>`
const itemRef = (name: string) => `<qti-assessment-item-ref identifier="${name}" href="${name}.xml"/>`
const lesson = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a-lesson" title="A lesson">
  <qti-test-part identifier="p"><qti-branch-rule target="EXIT_TEST"/>${itemRef('whole')}${itemRef('broken')}${itemRef('whole').replace('identifier="whole', 'identifier="again')}</qti-test-part></qti-assessment-test>`

const files = { 'imsmanifest.xml': manifest, 'whole.xml': whole, 'broken.xml': broken, 'lesson.xml': lesson }

/** What the command of the author prints, with `$` for the folder. */
async function importZip(
  name: string,
  contents: Record<string, string | Uint8Array>,
  { code = course, url: databaseUrl = url } = {},
) {
  const path = join(folder, name)
  const bytes = Object.entries(contents).map(([file, content]) => [
    file,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  writeFileSync(path, zipSync(Object.fromEntries(bytes)))
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/qti.ts', 'import', path]
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: folder }
  return new Promise<{ exit: number | string; out: string[]; problems: string[] }>((resolve) => {
    execFile(process.execPath, [...args, '--course', code], { env }, (error, out, problems) => {
      const linesOf = (text: string) => text.replaceAll(folder, '$').split('\n').filter(Boolean)
      resolve({ exit: error?.code ?? 0, out: linesOf(out), problems: linesOf(problems) })
    })
  })
}

const stored = async () => [await db.item.count(), await db.lesson.count()]

describe('qti import', { timeout: 60_000 }, () => {
  it('stores nothing of an archive that leads out of its folder, unpacks to too much or is for no course', async () => {
    const zeros = new Uint8Array(30_000_000)
    expect(await importZip('slip.zip', { ...files, '../../evil.xml': whole })).toEqual({
      exit: 1,
      out: [],
      problems: ['$/slip.zip:1: the name "../../evil.xml" leads out of the archive'],
    })
    expect(await importZip('bomb.zip', { ...files, 'a.bin': zeros, 'b.bin': zeros })).toEqual({
      exit: 1,
      out: [],
      problems: ['$/bomb.zip:1: it unpacks to more than 50 MB'],
    })
    expect(await importZip('p.zip', files, { code: 'NO-101' })).toEqual({
      exit: 1,
      out: [],
      problems: ['$/p.zip:1: There is no course NO-101.'],
    })
    expect(await stored()).toEqual([0, 0])
  })

  it('says what to do where there is no database', async () => {
    for (const url of ['', 'postgresql://127.0.0.1:1/none'])
      expect(await importZip('p.zip', files, { url })).toMatchObject({
        exit: 1,
        problems: [expect.stringMatching(/^\$\/p\.zip:1: .*run `npm start` beside this/)],
      })
  })

  it('stores each item whole or not at all, tells what became of every file, and again changes nothing', async () => {
    const expected = {
      exit: 1,
      out: [
        '$/p.zip/whole.xml: item-1',
        '$/p.zip/lesson.xml: a-lesson',
        '$/p.zip/lesson.xml: note: line 2: <qti-branch-rule> is left out: no item is skipped: a lesson asks all of them',
        '$/p.zip/lesson.xml: note: the item broken.xml is not part of it: it could not be imported',
        '$/p.zip/lesson.xml: note: the item whole.xml is named again, and asked once',
      ],
      problems: [
        expect.stringMatching(/^\$\/p\.zip\/broken\.xml:\d+: line \d+.*<qti-item-body> is closed by/),
      ],
    }
    expect(await importZip('p.zip', files)).toEqual(expected)
    expect(await importZip('p.zip', files)).toEqual(expected)
    expect(await stored()).toEqual([1, 1])
    expect(await db.lessonItem.findMany({ select: { lessonId: true, identifier: true } })).toEqual([
      { lessonId: 'a-lesson', identifier: 'item-1' },
    ])
  })
})
