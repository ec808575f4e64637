import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { command as check } from './check.ts'
import { command as publish } from './public.ts'

const folder = mkdtempSync(join(tmpdir(), 'qti-public-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, xml: string): string {
  const path = join(folder, name)
  writeFileSync(path, xml)
  return path
}

function run(command: typeof publish, args: string[]) {
  vi.restoreAllMocks()
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const problems = vi.spyOn(console, 'error').mockReturnValue()
  const ended = command(args)
  return {
    ended,
    out: out.mock.calls.map(([text]) => String(text)).join(''),
    log: log.mock.calls.flat().map(String),
    problems: problems.mock.calls.flat().map(String),
  }
}

const item = (correct: string[]) =>
  itemXml({
    declarations: declare({ correct }),
    body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['CORRECT', 'OTHER'])}</qti-choice-interaction>`,
    rest: '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>',
  })

describe('qti public', () => {
  it('prints the public form alone, which is the public form of itself', () => {
    const first = run(publish, [write('a.xml', item(['CORRECT']))])
    expect(first).toMatchObject({ ended: 'done', log: [], problems: [] })
    expect(first.out).not.toMatch(/"CORRECT"|correct-response/)
    expect(run(publish, [write('b.xml', first.out)]).out).toBe(first.out)
  })

  it('writes one file for each line of a list, and names what is refused by file and line', () => {
    const good = write('good.xml', item(['CORRECT']))
    const bad = write('bad.xml', '<!DOCTYPE x>\n<x/>')
    const out = join(folder, 'out')
    const { ended, problems } = run(publish, ['--list', write('list', `${bad}\n${good}\n`), '--out', out])
    expect(ended).toBe('refused')
    expect(problems).toEqual([`${bad}:1: a DOCTYPE or another declaration is not accepted: delete this line`])
    expect(existsSync(join(out, '0.xml'))).toBe(false)
    expect(readFileSync(join(out, '1.xml'), 'utf8')).toContain('<qti-assessment-item')
  })

  it.each([[[]], [['a', 'b']], [['--list', 'a']], [['a', '--out', 'b']], [['--what', 'a']]])(
    'asks for its arguments instead of %j',
    (args) => {
      expect(run(publish, args).ended).toBe('usage')
    },
  )
})

describe('qti check', () => {
  it('prints a line for each finding and is refused where one is an error', () => {
    const path = write('none.xml', item([]))
    const { ended, log } = run(check, [path])
    expect(ended).toBe('refused')
    expect(log).toEqual([`${path}:3: error: no correct response: nothing says what is right for "RESPONSE"`])
    expect(run(check, [write('well.xml', item(['OTHER']))])).toMatchObject({ ended: 'done', log: [] })
  })

  it('reads the encoding that a file names, or names the one that cannot be read', () => {
    const latin = Buffer.from(
      item(['OTHER']).replace('UTF-8', 'ISO-8859-1').replace('choice OTHER', 'Été'),
      'latin1',
    )
    const path = join(folder, 'latin.xml')
    writeFileSync(path, latin)
    expect(run(publish, [path]).out).toContain('Été')
    writeFileSync(path, item(['OTHER']).replace('UTF-8', 'x-unknown'))
    for (const command of [publish, check]) {
      const { ended, log, problems } = run(command, [path])
      expect(ended).toBe('refused')
      expect([...log, ...problems].join()).toContain('the encoding x-unknown is not supported')
    }
  })

  it('checks a package with the files that its documents are made of, and no file that is no QTI', () => {
    const test = (section: string) =>
      `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p">${section}</qti-test-part></qti-assessment-test>`
    const section =
      '<qti-assessment-section identifier="s" title="S"><qti-assessment-item-ref identifier="i" href="i.xml"/></qti-assessment-section>'
    const files = {
      'imsmanifest.xml':
        '<manifest identifier="m"><resources><resource identifier="t" type="imsqti_test_xmlv3p0" href="t.xml"/></resources></manifest>',
      't.xml': test('<qti-assessment-section-ref identifier="s" href="s.xml"/>'),
      's.xml': section,
      'i.xml': item(['OTHER']),
      'settings.xml': '<quiz/>',
    }
    const zip = join(folder, 'package.zip')
    writeFileSync(
      zip,
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
    )
    expect(run(check, [zip])).toMatchObject({ ended: 'done', log: [] })
  })
})
