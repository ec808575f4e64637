import type { QtiProblem } from '#lib/qti/problem.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { parseXml } from './parse-xml.ts'
import type { XmlElement } from './xml-element.ts'

/** Tells what is wrong with an element; the reading goes on, so that all problems are told at once. */
export type Report = (element: XmlElement, message: string) => void

/** Parses the XML, checks the root's name and reads it; any reported problem refuses the document. */
export function readDocument<T>(
  xml: string,
  rootName: string,
  read: (root: XmlElement, report: Report) => T,
): Result<T, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const { root, locate } = document.value
  const problems: QtiProblem[] = []
  const report: Report = (element, message) => problems.push({ ...locate(element), message })
  if (root.name !== rootName) {
    report(root, unexpectedRoot(root, rootName))
    return err(problems)
  }
  const value = read(root, report)
  return problems.length > 0 ? err(problems) : ok(value)
}

const qti2Roots = new Set(['assessmentItem', 'assessmentTest', 'assessmentStimulus', 'assessmentSection'])

function unexpectedRoot(root: XmlElement, rootName: string): string {
  if (qti2Roots.has(root.name)) return `QTI 2.x is not supported yet: <${root.name}>`
  if (root.name === 'questestinterop') return 'QTI 1.x is not supported: <questestinterop>'
  return `<${rootName}> is expected as root, not <${root.name}>`
}
