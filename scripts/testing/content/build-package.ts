import { choices, declare } from '#lib/qti/fixtures/build-item.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'

type BuiltQuestion = number | string

export type BuiltLesson = {
  id: string
  type: string
  /** Of its general metadata. */
  keywords?: string[]
  /** Numbers of questions, from 1, or names of authored items; in several lists for as many test parts. */
  questions: (BuiltQuestion | BuiltQuestion[])[]
}

const levels = ['easy', 'medium', 'hard'] as const

/** A question of four choices; its identifier tells its number. */
export function questionId(number: number): string {
  return `built-${String(number).padStart(3, '0')}`
}

/**
 * A package of lessons over questions of four choices, easy, medium and hard in turn, half a minute each;
 * `authored` holds the XML of other items by identifier.
 */
export function buildPackage(
  lessons: BuiltLesson[],
  authored: Readonly<Record<string, string>> = {},
): PackageFiles {
  const questions = [...new Set(lessons.flatMap((lesson) => lesson.questions.flat()))]
  const files = new Map<string, string>([['imsmanifest.xml', writeManifest(lessons, questions)]])
  for (const question of questions)
    files.set(
      `${idOf(question)}.xml`,
      typeof question === 'number' ? writeItem(question) : (authored[question] ?? ''),
    )
  for (const lesson of lessons) files.set(`${lesson.id}.xml`, writeTest(lesson))
  return new Map([...files].map(([path, text]) => [path, new TextEncoder().encode(text)]))
}

function idOf(question: number | string): string {
  return typeof question === 'number' ? questionId(question) : question
}

function writeItem(number: number): string {
  const options = choices('qti-simple-choice', ['A', 'B', 'C', 'D'])
  return `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    identifier="${questionId(number)}" title="Question ${number}" xml:lang="en">
    ${declare({ correct: ['A'] })}
    <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
    <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
      ${options}</qti-choice-interaction></qti-item-body>
    <qti-response-processing
      template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
  </qti-assessment-item>`
}

function writeTest({ id, questions }: BuiltLesson): string {
  const single = questions.flatMap((question) => (Array.isArray(question) ? [] : [question]))
  const lists = questions.flatMap((question) => (Array.isArray(question) ? [question] : []))
  const parts = (lists.length > 0 ? lists : [single]).map((list, index) => writePart(list, index + 1))
  return `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${id}"
    title="${id}">${parts.join('')}</qti-assessment-test>`
}

function writePart(questions: BuiltQuestion[], part: number): string {
  const refs = questions.map((question, index) => {
    const identifier = `part-${part}-ref-${index + 1}`
    return `<qti-assessment-item-ref identifier="${identifier}" href="${idOf(question)}.xml"/>`
  })
  return `<qti-test-part identifier="part-${part}" navigation-mode="linear" submission-mode="individual">
    <qti-assessment-section identifier="section-${part}" title="All" visible="true">${refs.join('')}
    </qti-assessment-section></qti-test-part>`
}

function writeManifest(lessons: BuiltLesson[], questions: BuiltQuestion[]): string {
  const items = questions.map((question) =>
    writeResource(idOf(question), 'imsqti_item_xmlv3p0', {
      educational: `<difficulty><value>${typeof question === 'number' ? levels[question % 3] : 'medium'}</value></difficulty>
        <typicalLearningTime><duration>PT30S</duration></typicalLearningTime>`,
    }),
  )
  const tests = lessons.map(({ id, type, keywords = [] }) =>
    writeResource(id, 'imsqti_test_xmlv3p0', {
      general: keywords.map((word) => `<keyword><string>${word}</string></keyword>`).join(''),
      educational: `<learningResourceType><value>${type}</value></learningResourceType>`,
    }),
  )
  return `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="built">
    <organizations/><resources>${items.join('')}${tests.join('')}</resources></manifest>`
}

function writeResource(id: string, type: string, { general = '', educational = '' }): string {
  return `<resource identifier="${id}" type="${type}" href="${id}.xml"><metadata>
    <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general>${general}</general>
    <educational>${educational}</educational></lom></metadata><file href="${id}.xml"/></resource>`
}
