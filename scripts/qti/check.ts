import { checkItem } from '#lib/qti/check/check-item.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { expandDocument } from '#lib/qti/read/package/expand-document.ts'
import { parseAssessmentTestWithNotes } from '#lib/qti/read/package/parse-assessment-test.ts'
import { parseManifestWithNotes } from '#lib/qti/read/package/parse-manifest.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'
import { parseStimulusWithNotes } from '#lib/qti/read/parse-stimulus.ts'
import type { Reading } from '#lib/qti/read/read-document.ts'
import type { Result } from '#lib/std/result.ts'
import { type PackageFiles, packageNeighbours, readXml } from '#lib/timeback/server/content/package-files.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'
import { isArchive, readBytes, readXmlFile } from './read-file.ts'
import type { Command } from './read-options.ts'

type Line = { line: number; severity: 'error' | 'warning' | 'note'; text: string }

/** Prints what is wrong with a file, or with each file of a package: `FILE:LINE: severity: text`. */
export const command: Command = ([path, ...others]) => {
  if (path === undefined || others.length > 0) return 'usage'
  const bytes = readBytes(path)
  if (!bytes.ok) return printError(path, bytes.error)
  return isArchive(path, bytes.value) ? checkZip(path, bytes.value) : checkFile(path)
}

function checkFile(path: string): 'done' | 'refused' {
  const xml = readXmlFile(path)
  if (!xml.ok) return printError(path, xml.error)
  return print(path, (parsers.get(rootNameOf(xml.value)) ?? checkItemXml)(xml.value))
}

function checkZip(path: string, bytes: Uint8Array): 'done' | 'refused' {
  const files = readZip(bytes)
  if (!files.ok) return printError(path, files.error.reason)
  const content = readPackage(files.value)
  if (!content.ok) return printError(path, content.error)
  const endings = [...files.value.keys()]
    .filter((file) => file.endsWith('.xml'))
    .map((file) => print(`${path}/${file}`, checkMember(files.value, file)))
  // A file that is well in itself may still miss what it refers to.
  const refused = content.value.report.map((entry) =>
    entry.status === 'refused' && !/^line \d/.test(entry.message)
      ? printError(`${path}/${entry.file}`, entry.message)
      : 'done',
  )
  return [...endings, ...refused].includes('refused') ? 'refused' : 'done'
}

/** What is neither QTI nor the manifest is whatever the files that name it make of it. */
function checkMember(files: PackageFiles, file: string): Line[] {
  const xml = readXml(files, file)
  const check = parsers.get(xml.ok ? rootNameOf(xml.value) : '')
  if (!xml.ok || !check) return []
  const expanded = expandDocument(xml.value, { path: file }, packageNeighbours(files))
  if (!expanded.ok) return linesOf(expanded.error, 'error')
  return [...linesOf(expanded.value.notes, 'note'), ...check(expanded.value.xml)]
}

function printError(path: string, text: string): 'done' | 'refused' {
  return print(path, [{ line: 1, severity: 'error', text }])
}

function print(path: string, lines: Line[]): 'done' | 'refused' {
  for (const { line, severity, text } of lines) console.log(`${path}:${line}: ${severity}: ${text}`)
  return lines.some(({ severity }) => severity === 'error') ? 'refused' : 'done'
}

/** By the name of the root. */
const parsers: ReadonlyMap<string, (xml: string) => Line[]> = new Map([
  ['manifest', checkReading(parseManifestWithNotes)],
  ['qti-assessment-stimulus', checkReading(parseStimulusWithNotes)],
  ['assessmentStimulus', checkReading(parseStimulusWithNotes)],
  ['qti-assessment-test', checkReading(parseAssessmentTestWithNotes)],
  ['assessmentTest', checkReading(parseAssessmentTestWithNotes)],
  ['qti-assessment-item', checkItemXml],
  ['assessmentItem', checkItemXml],
])

function checkReading(
  parse: (xml: string) => Result<Reading<unknown>, QtiProblem[]>,
): (xml: string) => Line[] {
  return (xml) => {
    const parsed = parse(xml)
    return parsed.ok ? linesOf(parsed.value.notes, 'note') : linesOf(parsed.error, 'error')
  }
}

function checkItemXml(xml: string): Line[] {
  const parsed = parseItemWithNotes(xml)
  if (!parsed.ok) return linesOf(parsed.error, 'error')
  const { value: item, notes } = parsed.value
  return [
    ...linesOf(notes, 'note'),
    ...checkItem(item).map(({ severity, about, text }) => ({ line: lineOf(xml, about), severity, text })),
  ]
}

function linesOf(problems: QtiProblem[], severity: Line['severity']): Line[] {
  return problems.map(({ line, message }) => ({ line, severity, text: message }))
}

/** The first element's name, without its prefix. */
function rootNameOf(xml: string): string {
  let at = xml.indexOf('<')
  while (at !== -1) {
    const mark = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<?', at) ? '?>' : null
    if (mark === null) return /^<(?:[\w.-]{1,99}:)?([\w.-]{1,99})/.exec(xml.slice(at, at + 200))?.[1] ?? ''
    const end = xml.indexOf(mark, at)
    at = end === -1 ? -1 : xml.indexOf('<', end)
  }
  return ''
}

/** Where the file writes the identifier first. */
function lineOf(xml: string, identifier: string): number {
  const at = ['"', "'"].map((quote) => xml.indexOf(`identifier=${quote}${identifier}${quote}`))
  const first = Math.min(...at.map((index) => (index === -1 ? xml.length : index)))
  return first === xml.length ? 1 : xml.slice(0, first).split('\n').length
}
