import 'server-only'
import type { ItemRef, Manifest, ManifestResource } from '#lib/qti/item/package.ts'
import { expandDocument } from '#lib/qti/read/package/expand-document.ts'
import { parseAssessmentTestWithNotes } from '#lib/qti/read/package/parse-assessment-test.ts'
import { parseManifestWithNotes } from '#lib/qti/read/package/parse-manifest.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import {
  defaultLessonType,
  defaultPolicy,
  isAdaptive,
  isLessonType,
  type LessonType,
  type PolicyName,
  policyNames,
} from '#lib/std/terms.ts'
import type { FileReport } from '#lib/timeback/contract/content.ts'
import { createItemShelf, type ItemShelf, type Placed } from './item-shelf.ts'
import { type PackageFiles, packageNeighbours, readXml } from './package-files.ts'
import {
  describeForeign,
  describeUnmarked,
  foreignKindOf,
  isBank,
  isItemResource,
  isTestResource,
  tellUnknown,
} from './package-kind.ts'
import { describeProblems, nameProblem, type PackageItem } from './read-package-item.ts'

/** A package as it is read, before anything is known of what is stored. */
export type OpenedPackage = {
  items: Map<string, Omit<PackageItem, 'notes'>>
  lessons: OpenedLesson[]
  report: FileReport[]
}

/** A lesson with a place for each item that it refers to, also for those that cannot be read. */
export type OpenedLesson = {
  /** Of its test in the package; absent where the package is nothing but items. */
  file?: string
  id: string
  title: string
  /** Whether the title is the author's. */
  titled: boolean
  type: LessonType
  xp: number | null
  policy: PolicyName
  unit: string
  bank: boolean
  places: LessonPlace[]
  notes: string[]
}

export type LessonPlace = Placed & {
  /** Of the test part around it. */
  part: string
  /** As the test writes it. */
  href: string
  /** The identifier of the reference. */
  reference?: string
}

/** Reads a content package of QTI 2 or 3, or says what it is that can not be read. */
export function openPackage(files: PackageFiles): Result<OpenedPackage, string> {
  if (!files.has('imsmanifest.xml')) return err(describeUnmarked(files))
  const xml = readXml(files, 'imsmanifest.xml')
  if (!xml.ok) return err(`imsmanifest.xml: ${xml.error}`)
  const read = parseManifestWithNotes(xml.value)
  if (!read.ok) return err(`imsmanifest.xml: ${read.error.map(({ message }) => message).join('; ')}`)
  const { value: manifest, notes } = read.value
  const told = tellUnknown(files, manifest.resources)
  const tests = distinct([...manifest.resources.filter(isTestResource), ...told.tests])
  const resources = manifest.resources.filter((one) => isItemResource(one) || told.items.includes(one))
  if (tests.length + resources.length === 0) return err(describeForeign(manifest))
  const unnamed = tests.length === 0 ? nameProblem(manifest.identifier) : null
  if (unnamed !== null) return err(`imsmanifest.xml: ${unnamed}`)
  const shelf = createItemShelf(files)
  for (const resource of resources) shelf.take(resource)
  const opened: OpenedPackage = { items: shelf.items, lessons: [], report: [] }
  const tested: FileReport[] = []
  for (const resource of tests) {
    const lesson = openLesson(files, resource, { shelf, manifest })
    if (lesson.ok) opened.lessons.push(lesson.value)
    else tested.push({ file: resource.href ?? resource.identifier, status: 'refused', message: lesson.error })
  }
  if (tests.length === 0) opened.lessons.push(lessonOfAll(manifest, shelf))
  opened.report = [
    ...reportManifest(manifest, [...describeProblems(notes), ...told.notes]),
    ...shelf.report(),
    ...tested,
  ]
  return ok(opened)
}

/** One test that the manifest lists twice is one lesson. */
function distinct(tests: ManifestResource[]): ManifestResource[] {
  const hrefs = tests.map(({ href }) => href)
  return tests.filter(({ href }, at) => href === undefined || hrefs.indexOf(href) === at)
}

/** What of the manifest is left out: only where there is something to tell. */
function reportManifest({ identifier, resources }: Manifest, notes: string[]): FileReport[] {
  const foreign = resources.flatMap((resource) => {
    const kind = foreignKindOf(resource)
    return kind ? [{ ...kind, file: resource.href ?? resource.files[0] ?? resource.identifier }] : []
  })
  const lost = foreign.flatMap(({ name, questions, file }): FileReport[] =>
    questions
      ? [{ file, status: 'refused', message: `${name} cannot be imported: export them as QTI 2 or 3` }]
      : [],
  )
  const left = foreign.flatMap(({ name, questions, file }) =>
    questions ? [] : `${file} is left out: ${name}`,
  )
  const all = [...new Set([...notes, ...left])]
  if (all.length === 0) return lost
  return [{ file: 'imsmanifest.xml', status: 'imported', identifier, notes: all }, ...lost]
}

/** A package of nothing but items is one lesson. */
function lessonOfAll({ identifier, title }: Manifest, shelf: ItemShelf): OpenedLesson {
  return {
    id: identifier,
    title: title ?? 'Questions',
    titled: title !== undefined,
    type: defaultLessonType,
    policy: defaultPolicy,
    xp: null,
    unit: title ?? 'Questions',
    bank: false,
    places: shelf.all().map((placed) => ({ ...placed, part: '', href: placed.file })),
    notes: [],
  }
}

function openLesson(
  files: PackageFiles,
  { href, metadata }: ManifestResource,
  { shelf, manifest }: { shelf: ItemShelf; manifest: Manifest },
): Result<OpenedLesson, string> {
  const neighbours = packageNeighbours(files)
  const path = href === undefined ? null : neighbours.find('imsmanifest.xml', href)
  if (path === null) return err('the manifest names this file, but the package does not hold it')
  const xml = readXml(files, path)
  if (!xml.ok) return xml
  const expanded = expandDocument(xml.value, { path }, neighbours)
  if (!expanded.ok) return err(describeProblems(expanded.error).join('; '))
  const read = parseAssessmentTestWithNotes(expanded.value.xml)
  if (!read.ok) return err(describeProblems(read.error).join('; '))
  const { value: test, notes } = read.value
  const unnamed = nameProblem(test.identifier)
  if (unnamed !== null) return err(unnamed)
  const type = isLessonType(metadata.lessonType) ? metadata.lessonType : defaultLessonType
  const policy = readPolicy(metadata.keywords)
  if (!policy.ok) return policy
  if (policy.value !== defaultPolicy && !isAdaptive(type))
    return err(`a ${type} is not adaptive, so it has no scoring policy ${policy.value}`)
  const title = metadata.title ?? test.title
  return ok({
    ...{ file: href ?? path, id: test.identifier, title, type, policy: policy.value },
    titled: title !== test.identifier,
    xp: metadata.typicalLearningMinutes ?? null,
    unit: metadata.unit ?? manifest.title ?? 'Lessons',
    bank: isBank(metadata.keywords),
    places: test.itemRefs.map((ref) => placeOf(ref, path, shelf)),
    notes: [...describeProblems([...expanded.value.notes, ...notes]), ...noteType(metadata.lessonType, type)],
  })
}

function placeOf(
  { identifier, href, sections: [part = ''] }: ItemRef,
  path: string,
  shelf: ItemShelf,
): LessonPlace {
  return { ...shelf.find(path, href), part, href, reference: identifier }
}

/** LOM has words of its own for kinds of learning resources. */
function noteType(written: string | undefined, type: LessonType): string[] {
  if (written === undefined || written === type) return []
  return [`"${written}" is not a lesson type: it is a ${type}`]
}

/** The keyword `scoring-policy: …`; the published rule where there is none. */
function readPolicy(keywords: readonly string[] = []): Result<PolicyName, string> {
  const said = keywords.flatMap((keyword) => /^scoring-policy:\s*(.*)$/i.exec(keyword)?.[1] ?? [])
  const [name = defaultPolicy, ...others] = said
  const policy = policyNames.find((known) => known === name)
  if (policy === undefined || others.length > 0) return err(`${said.join(', ')} is not a scoring policy`)
  return ok(policy)
}
