import 'server-only'
import { isAdaptive, type LessonType } from '#lib/powerpath/lesson-type.ts'
import type { PolicyName } from '#lib/powerpath/scoring-policy.ts'
import type { AssessmentTest, Manifest, ManifestResource } from '#lib/qti/model.ts'
import { parseAssessmentTestWithNotes } from '#lib/qti/parse/parse-assessment-test.ts'
import { parseManifest } from '#lib/qti/parse/parse-manifest.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { isBank } from './bank-keyword.ts'
import { type PackageFiles, readText, resolvePath } from './package-files.ts'
import { describeProblems, type PackageItem, readPackageItem } from './read-package-item.ts'

/** What a content package holds: lessons in order, the items they use, and what became of each file. */
export type PackageContent = {
  title: string | null
  lessons: PackageLesson[]
  items: Map<string, Omit<PackageItem, 'notes'>>
  report: FileReport[]
}

export type PackageLesson = {
  id: string
  title: string
  type: LessonType
  /** Minutes of focused work = XP; `null` if the package does not say. */
  xp: number | null
  /** How an adaptive lesson moves its score. */
  policy: PolicyName
  unit: string
  /** More than one makes it an assessment bank. */
  subTests: number
  items: PackageQuestion[]
}

type PackageQuestion = {
  identifier: string
  /** 1, 2, … */
  subTest: number
  difficulty: 'easy' | 'medium' | 'hard'
  typicalMs: number | null
}

export type FileReport =
  | { file: string; status: 'imported'; identifier: string; notes?: string[] }
  | { file: string; status: 'refused'; message: string }

const lessonTypes: readonly LessonType[] = ['powerpath-100', 'quiz', 'test-out', 'placement', 'unit-test']

const policies: readonly PolicyName[] = ['published', 'evidence']

/** Reads a content package of QTI 2 or 3; each file is imported whole or refused with its reason. */
export function readPackage(files: PackageFiles): Result<PackageContent, string> {
  const xml = readText(files, 'imsmanifest.xml')
  if (xml === null) return err('it has no imsmanifest.xml')
  const manifest = parseManifest(xml)
  if (!manifest.ok) return err(`imsmanifest.xml: ${manifest.error.map(({ message }) => message).join('; ')}`)
  const content: PackageContent = {
    title: manifest.value.title ?? null,
    lessons: [],
    items: new Map(),
    report: [],
  }
  const byPath = readItems(files, manifest.value, content)
  const tests = ofType(manifest.value, /^imsqti_(test|assessment)_xmlv(2p[0-2]|3p0)$/)
  for (const resource of tests)
    readLesson(files, { resource, byPath, content, fallbackUnit: manifest.value.title ?? 'Lessons' })
  if (tests.length === 0 && byPath.size > 0) content.lessons.push(lessonOfAll(manifest.value, byPath))
  return ok(content)
}

/** A package of nothing but items is one lesson. */
function lessonOfAll(
  { identifier, title = 'Questions' }: Manifest,
  byPath: Map<string, ReadItem>,
): PackageLesson {
  return {
    id: identifier,
    title,
    type: 'quiz',
    policy: 'published',
    xp: null,
    unit: title,
    subTests: 1,
    items: [...byPath.values()].map((item) => ({ ...item, subTest: 1 })),
  }
}

type ReadItem = Omit<PackageQuestion, 'subTest'>

function readItems(files: PackageFiles, manifest: Manifest, content: PackageContent): Map<string, ReadItem> {
  const byPath = new Map<string, ReadItem>()
  for (const { href = '', metadata } of ofType(manifest, /^imsqti_(apip)?item_xmlv(2p[0-2]|3p0)$/)) {
    const path = resolvePath('imsmanifest.xml', href) ?? href
    const item = readPackageItem(files, path)
    if (!item.ok) content.report.push({ file: href, status: 'refused', message: item.error })
    else if (content.items.has(item.value.identifier))
      content.report.push({ file: href, status: 'refused', message: 'another item has the same identifier' })
    else {
      const { notes, ...stored } = item.value
      const { identifier } = stored
      content.items.set(identifier, stored)
      content.report.push({
        ...{ file: href, status: 'imported', identifier },
        ...(notes.length > 0 && { notes }),
      })
      const { difficulty = 'medium', typicalLearningMinutes } = metadata
      byPath.set(path, { identifier, difficulty, typicalMs: toMs(typicalLearningMinutes) })
    }
  }
  return byPath
}

/** An item's typical learning time is how long a student takes over it. */
function toMs(minutes: number | undefined): number | null {
  const ms = Math.round((minutes ?? 0) * 60_000)
  return ms > 0 ? Math.min(ms, dayMs) : null
}

const dayMs = 86_400_000

type LessonInput = {
  resource: ManifestResource
  byPath: Map<string, ReadItem>
  content: PackageContent
  fallbackUnit: string
}

function readLesson(files: PackageFiles, { resource, byPath, content, fallbackUnit }: LessonInput): void {
  const { href: file = '', metadata } = resource
  const refuse = (message: string) => content.report.push({ file, status: 'refused', message })
  const path = resolvePath('imsmanifest.xml', file) ?? file
  const xml = readText(files, path)
  const read = xml === null ? null : parseAssessmentTestWithNotes(xml)
  if (!read) return void refuse('the manifest names this file, but the package does not hold it')
  if (!read.ok) return void refuse(describeProblems(read.error).join('; '))
  const test = read.value
  const type = lessonTypes.find((known) => known === (metadata.lessonType ?? 'quiz'))
  if (!type) return void refuse(`${metadata.lessonType} is not a lesson type`)
  const policy = readPolicy(metadata.keywords)
  if (!policy.ok) return void refuse(policy.error)
  if (policy.value !== 'published' && !isAdaptive(type))
    return void refuse(`a ${type} is not adaptive, so it has no scoring policy ${policy.value}`)
  const refs = test.value.itemRefs.map(({ href, sections: [part = ''] }) => ({
    part,
    item: byPath.get(resolvePath(path, href) ?? href),
  }))
  const bank = isBank(metadata.keywords)
  const questions = bank ? readBank(refs) : ok(inOneTest(refs))
  if (!questions.ok) return void refuse(questions.error)
  const items = questions.value
  if (items.length === 0) return void refuse('none of its items could be imported')
  content.lessons.push({
    id: test.value.identifier,
    title: metadata.title ?? test.value.title,
    type,
    xp: metadata.typicalLearningMinutes ?? null,
    policy: policy.value,
    unit: metadata.unit ?? fallbackUnit,
    subTests: Math.max(...items.map(({ subTest }) => subTest)),
    items,
  })
  const notes = [...describeProblems(test.notes), ...notesOnItems(test.value, refs)]
  content.report.push({
    ...{ file, status: 'imported', identifier: test.value.identifier },
    ...(notes.length > 0 && { notes }),
  })
}

/** Which of a test's items a lesson asks otherwise than the test says; `refs` stands beside its references. */
function notesOnItems({ itemRefs }: AssessmentTest, refs: PlacedRef[]): string[] {
  const found = refs.map(({ item }) => item)
  return itemRefs.flatMap(({ href }, at) => {
    if (found[at] === undefined) return [`the item ${href} is not part of it: it could not be imported`]
    return found.indexOf(found[at]) < at ? [`the item ${href} is named again, and asked once`] : []
  })
}

type PlacedRef = { part: string; item: ReadItem | undefined }

function inOneTest(refs: PlacedRef[]): PackageQuestion[] {
  const items = new Set(refs.flatMap(({ item }) => item ?? []))
  return [...items].map((item) => ({ ...item, subTest: 1 }))
}

/** Each test part is a sub-test: none may be left without questions, or attempts would be. */
function readBank(refs: PlacedRef[]): Result<PackageQuestion[], string> {
  const parts = [...groupBy(refs, ({ part }) => part)]
  if (parts.length < 2)
    return err('an assessment bank has a test part for each sub-test, and this has only one')
  const items = parts.flatMap(([, own], index) =>
    inOneTest(own).map((item) => ({ ...item, subTest: index + 1 })),
  )
  const empty = parts.find(([, own]) => own.every(({ item }) => item === undefined))
  if (empty) return err(`none of the items of its test part ${empty[0]} could be imported`)
  const names = items.map(({ identifier }) => identifier)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return err(`the item ${twice} stands in two places of this assessment bank`)
  return ok(items)
}

/** The keyword `scoring-policy: …`; the published rule where there is none. */
function readPolicy(keywords: readonly string[] = []): Result<PolicyName, string> {
  const said = keywords.flatMap((keyword) => /^scoring-policy:\s*(.*)$/i.exec(keyword)?.[1] ?? [])
  const [name = 'published', ...others] = said
  const policy = policies.find((known) => known === name)
  if (policy === undefined || others.length > 0) return err(`${said.join(', ')} is not a scoring policy`)
  return ok(policy)
}

function ofType(manifest: Manifest, type: RegExp): ManifestResource[] {
  return manifest.resources.filter((resource) => type.test(resource.type))
}
