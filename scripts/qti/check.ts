import { readFileSync } from 'node:fs'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { parseAssessmentTestWithNotes } from '#lib/qti/parse/parse-assessment-test.ts'
import { parseItemWithNotes } from '#lib/qti/parse/parse-item.ts'
import { parseManifest } from '#lib/qti/parse/parse-manifest.ts'
import { parseStimulus } from '#lib/qti/parse/parse-stimulus.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'
import type { Command } from './command.ts'
import { readTextFile } from './read-file.ts'

type Line = { line: number; severity: 'error' | 'warning' | 'note'; text: string }

/** Prints what is wrong with a file, or with each file of a package: `FILE:LINE: severity: text`. */
export const command: Command = ([path, ...others]) => {
  if (path === undefined || others.length > 0) return 'usage'
  return path.toLowerCase().endsWith('.zip') ? checkZip(path) : checkFile(path)
}

function checkFile(path: string): 'done' | 'refused' {
  const xml = readTextFile(path)
  if (!xml.ok) return print(path, [{ line: 1, severity: 'error', text: xml.error }])
  return print(path, checkXml(xml.value))
}

function checkZip(path: string): 'done' | 'refused' {
  const bytes = readTextFile(path)
  const files = bytes.ok ? readZip(readFileSync(path)) : bytes
  if (!files.ok) return print(path, [{ line: 1, severity: 'error', text: files.error }])
  const content = readPackage(files.value)
  if (!content.ok) return print(path, [{ line: 1, severity: 'error', text: content.error }])
  const endings = [...files.value.keys()]
    .filter((file) => file.endsWith('.xml'))
    .map((file) => print(`${path}/${file}`, checkXml(textOf(files.value, file))))
  // A file that is well in itself may still miss what it refers to.
  const refused = content.value.report.map((entry) =>
    entry.status === 'refused' && !/^line \d/.test(entry.message)
      ? print(`${path}/${entry.file}`, [{ line: 1, severity: 'error', text: entry.message }])
      : 'done',
  )
  return [...endings, ...refused].includes('refused') ? 'refused' : 'done'
}

function textOf(files: PackageFiles, path: string): string {
  return new TextDecoder().decode(files.get(path))
}

function print(path: string, lines: Line[]): 'done' | 'refused' {
  for (const { line, severity, text } of lines) console.log(`${path}:${line}: ${severity}: ${text}`)
  return lines.some(({ severity }) => severity === 'error') ? 'refused' : 'done'
}

const parsers: Readonly<
  Record<string, (xml: string) => ReturnType<typeof parseManifest | typeof parseStimulus>>
> = {
  manifest: parseManifest,
  'qti-assessment-stimulus': parseStimulus,
  assessmentStimulus: parseStimulus,
}

function checkXml(xml: string): Line[] {
  const root = rootNameOf(xml)
  if (root === 'qti-assessment-test' || root === 'assessmentTest') return checkTestXml(xml)
  const parse = Object.hasOwn(parsers, root) ? parsers[root] : undefined
  return parse ? errorsOf(parse(xml)) : checkItemXml(xml)
}

function checkItemXml(xml: string): Line[] {
  const parsed = parseItemWithNotes(xml)
  if (!parsed.ok) return errorsOf(parsed)
  const { value: item, notes } = parsed.value
  return [
    ...notesOf(notes),
    ...checkItem(item).map(({ severity, about, text }) => ({ line: lineOf(xml, about), severity, text })),
  ]
}

function checkTestXml(xml: string): Line[] {
  const parsed = parseAssessmentTestWithNotes(xml)
  return parsed.ok ? notesOf(parsed.value.notes) : errorsOf(parsed)
}

function notesOf(notes: { line: number; message: string }[]): Line[] {
  return notes.map(({ line, message }) => ({ line, severity: 'note', text: message }))
}

type Parsed = { ok: true } | { ok: false; error: { line: number; message: string }[] }

function errorsOf(parsed: Parsed): Line[] {
  if (parsed.ok) return []
  return parsed.error.map(({ line, message }) => ({ line, severity: 'error', text: message }))
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
