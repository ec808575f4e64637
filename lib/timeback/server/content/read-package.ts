import 'server-only'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { Manifest, ManifestResource } from '#lib/qti/model.ts'
import { parseAssessmentTestWithNotes } from '#lib/qti/parse/parse-assessment-test.ts'
import { parseManifest } from '#lib/qti/parse/parse-manifest.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
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
  unit: string
  items: { identifier: string; difficulty: 'easy' | 'medium' | 'hard' }[]
}

export type FileReport =
  | { file: string; status: 'imported'; identifier: string; notes?: string[] }
  | { file: string; status: 'refused'; message: string }

const lessonTypes: readonly LessonType[] = ['powerpath-100', 'quiz', 'test-out', 'placement', 'unit-test']

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
  for (const resource of ofType(manifest.value, /^imsqti_(test|assessment)_xmlv(2p[0-2]|3p0)$/))
    readLesson(files, { resource, byPath, content, fallbackUnit: manifest.value.title ?? 'Lessons' })
  if (content.lessons.length === 0 && byPath.size > 0)
    content.lessons.push(lessonOfAll(manifest.value, byPath))
  return ok(content)
}

/** A package of nothing but items is one lesson. */
function lessonOfAll(
  { identifier, title = 'Questions' }: Manifest,
  byPath: Map<string, ReadItem>,
): PackageLesson {
  return { id: identifier, title, type: 'quiz', xp: null, unit: title, items: [...byPath.values()] }
}

type ReadItem = PackageLesson['items'][number]

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
      byPath.set(path, { identifier, difficulty: metadata.difficulty ?? 'medium' })
    }
  }
  return byPath
}

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
  const refs = test.value.itemRefs.flatMap(({ href }) => byPath.get(resolvePath(path, href) ?? href) ?? [])
  const items = [...new Set(refs)]
  if (items.length === 0) return void refuse('none of its items could be imported')
  content.lessons.push({
    id: test.value.identifier,
    title: metadata.title ?? test.value.title,
    type,
    xp: metadata.typicalLearningMinutes ?? null,
    unit: metadata.unit ?? fallbackUnit,
    items,
  })
  const missing = test.value.itemRefs.filter(({ href }) => !byPath.has(resolvePath(path, href) ?? href))
  const notes = [
    ...describeProblems(test.notes),
    ...(items.length < refs.length ? ['an item that it names more than once is asked once'] : []),
    ...missing.map(({ href }) => `the item ${href} is not part of it: it could not be imported`),
  ]
  content.report.push({
    ...{ file, status: 'imported', identifier: test.value.identifier },
    ...(notes.length > 0 && { notes }),
  })
}

function ofType(manifest: Manifest, type: RegExp): ManifestResource[] {
  return manifest.resources.filter((resource) => type.test(resource.type))
}
