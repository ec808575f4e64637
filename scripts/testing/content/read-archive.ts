import { strToU8, zipSync } from 'fflate'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { writePublicXml } from '#lib/qti/show/write-public-xml.ts'
import { assert } from '#lib/std/assert.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'

export type Files = Record<string, string | Uint8Array>

export const pick = `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`

/** A question whose body begins with `body`. */
export function item(body = '', { identifier = 'item-1', rest = '' } = {}): string {
  return itemXml({
    declarations: declare({ correct: ['A'] }),
    body: body + pick,
    rest: `${rest}<qti-response-processing template="match_correct"/>`,
  }).replace('"item-1"', `"${identifier}"`)
}

export const qti2 = (body: string) => `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"
  xmlns:xi="http://www.w3.org/2001/XInclude" identifier="item-1" title="T" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse>
  <value>A</value></correctResponse></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>${body}<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
  <simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody>
  <responseProcessing template="match_correct"/></assessmentItem>`

export const stimulus = (body: string, more = '') =>
  `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S"><qti-stimulus-body>${body}</qti-stimulus-body>${more}</qti-assessment-stimulus>`

export const resource = (href: string, { type = 'imsqti_item_xmlv3p0', inside = '', base = '' } = {}) =>
  `<resource identifier="r-${href.replace(/\W/g, '-')}" type="${type}" href="${href}" ${base}>${inside}<file href="${href}"/></resource>`

export const manifest = (resources: string, attributes = '') =>
  `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m" ${attributes}><organizations/><resources>${resources}</resources></manifest>`

export function open(files: Files) {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  const zip = readZip(zipSync(Object.fromEntries(entries)))
  assert(zip.ok, zip.ok ? '' : zip.error.reason)
  return readPackage(zip.value)
}

export function read(files: Files) {
  const content = open(files)
  assert(content.ok, content.ok ? '' : content.error)
  return content.value
}

/** A package of the one question `item.xml`. */
export function readItem(xml: string | Uint8Array, others: Files = {}) {
  const { report, items } = read({
    'imsmanifest.xml': manifest(resource('item.xml')),
    'item.xml': xml,
    ...others,
  })
  const [stored] = items.values()
  const refusals = report.flatMap((entry) => (entry.status === 'refused' ? entry.message : []))
  const notes = report.flatMap((entry) => (entry.status === 'imported' ? (entry.notes ?? []) : []))
  return { stored, notes, refusals, ...shown(stored) }
}

/** The item as a student sees it, and its passages; each picture as the text of its file. */
export function shown(
  stored: ReturnType<typeof read>['items'] extends Map<string, infer I> ? I | undefined : never,
) {
  if (!stored) return { page: '', passages: '' }
  const parsed = parseItem(stored.xml)
  assert(parsed.ok, 'what is stored can be read')
  const stimuli = stored.stimuli.map(({ reference, xml }) => {
    const passage = parseStimulus(xml)
    assert(passage.ok, 'what is stored can be read')
    return { reference, stimulus: passage.value }
  })
  const bytes = new Map(stored.assets.map((asset) => [asset.href, asset.bytes]))
  const resolveHref = (href: string) => {
    const file = bytes.get(href)
    return file ? new TextDecoder().decode(file) : null
  }
  const view = toPublicItem(parsed.value, { seed: 0, stimuli, resolveHref })
  return { page: writePublicXml(view), passages: JSON.stringify(view.stimuli) }
}
