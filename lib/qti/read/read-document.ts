import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { parseXml } from '#lib/qti/xml/parse-xml.ts'
import type { Note, Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { isQti2, upgradeTree } from './upgrade/upgrade-tree.ts'

/** What was read, and what an author may want to know of how: what was changed or left out. */
export type Reading<T> = { value: T; notes: QtiProblem[] }

/** More problems than these help nobody. */
const maxProblems = 50

type Read<T> = (root: XmlElement, report: Report) => T

/** Parses the XML, checks the root's name and reads it; any reported problem refuses the document. */
export function readDocument<T>(xml: string, rootName: string, read: Read<T>): Result<T, QtiProblem[]> {
  const reading = readWithNotes(xml, rootName, read)
  return reading.ok ? ok(reading.value.value) : reading
}

/** As `readDocument`, with the notes. */
export function readWithNotes<T>(
  xml: string,
  rootName: string,
  read: Read<T>,
): Result<Reading<T>, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const { root, locate } = document.value
  const problems: QtiProblem[] = []
  const notes: QtiProblem[] = []
  const note = collectInto(notes, locate)
  const report: Report = Object.assign(collectInto(problems, locate), { note })
  if (isQti2(root)) upgradeTree(root, note)
  if (root.name !== rootName) {
    report(root, unexpectedRoot(root, rootName))
    return err(problems)
  }
  const value = read(root, report)
  return problems.length > 0 ? err(problems) : ok({ value, notes })
}

function collectInto(
  problems: QtiProblem[],
  locate: (element: XmlElement) => { line: number; path: string },
): Note {
  return (element, message) => {
    if (problems.length < maxProblems) problems.push({ ...locate(element), message })
  }
}

const otherDocuments: ReadonlyMap<string, string> = new Map([
  ['questestinterop', 'QTI 1.x is not supported: export the questions as QTI 2 or 3'],
  ['assessmentResult', 'this is a result, which holds no questions'],
  ['qti-assessment-result', 'this is a result, which holds no questions'],
  ['manifest', 'this is the manifest of a package: import the whole package'],
  ['qti-assessment-test', 'this is a test: its items are files of their own'],
  ['qti-assessment-section', 'this is a section of a test: its items are files of their own'],
  ['qti-assessment-stimulus', 'this is a stimulus, which items refer to'],
  ['qti-response-processing', 'these are the rules of a template, without an item'],
])

function unexpectedRoot({ name }: XmlElement, rootName: string): string {
  const reason = otherDocuments.get(name) ?? 'this is another kind of document'
  return `${reason} (<${rootName}> is expected as root, not <${name}>)`
}
