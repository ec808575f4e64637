import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { parseXml } from '#lib/qti/xml/parse-xml.ts'
import { writeTree } from '#lib/qti/xml/write-tree.ts'
import { ok, type Result } from '#lib/std/result.ts'
import { isQti2, upgradeTree } from './upgrade-tree.ts'

/** The XML of an item, a passage or a test as QTI 3; what is QTI 3 already stays as it is written. */
export function toQti3Xml(xml: string): Result<string, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const { root } = document.value
  if (!isQti2(root)) return ok(xml)
  upgradeTree(root, () => {})
  return ok(writeTree(root))
}
