import 'server-only'
import type { StoredLessonRow } from '#lib/db/content/stored-lessons.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import type { Difficulty, LessonType, PolicyName } from '#lib/std/terms.ts'
import type { FileReport } from '#lib/timeback/contract/content.ts'
import type { LessonPlace, OpenedLesson, OpenedPackage } from './open-package.ts'

/** A lesson as it is to be stored. */
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

export type PackageQuestion = {
  identifier: string
  /** 1, 2, … */
  subTest: number
  difficulty: Difficulty
  typicalMs: number | null
  /** The version that the lesson has already: the package's own cannot be read. */
  kept?: true
}

export type SettledLessons = { lessons: PackageLesson[]; report: FileReport[] }

/**
 * What becomes of the lessons of a package beside those that are stored: each is the next version of its own, or
 * a new one; an item that cannot be read keeps its place with the version that is there.
 */
export function settleLessons(
  { items, lessons: opened, report }: OpenedPackage,
  stored: readonly StoredLessonRow[],
): SettledLessons {
  const settled: SettledLessons = { lessons: [], report: [] }
  const kept = new Map<string, string>()
  const taken = new Set<string>()
  for (const lesson of opened) {
    const { id, current } = findStored(lesson, { items, stored, taken })
    taken.add(id)
    const slots = lesson.places.map((place) => settlePlace(place, current, items))
    const questions = lesson.bank ? readBank(slots) : ok(inOneTest(slots))
    const refusal = questions.ok ? refusalOf(questions.value) : questions.error
    const file = lesson.file ?? 'imsmanifest.xml'
    if (!questions.ok || refusal !== null) {
      // Of a package that is nothing but items each has been refused by its own name.
      if (lesson.file !== undefined) settled.report.push({ file, status: 'refused', message: refusal ?? '' })
      continue
    }
    const { title, type, xp, policy, unit } = lesson
    const subTests = Math.max(...questions.value.map(({ subTest }) => subTest))
    settled.lessons.push({ ...{ id, title, type, policy, xp, unit, subTests }, items: questions.value })
    for (const { place, question } of slots) if (question?.kept) kept.set(place.file, question.identifier)
    const notes = [...lesson.notes, ...notesOn(lesson, { id, slots, current, questions: questions.value })]
    if (lesson.file !== undefined || notes.length > 0)
      settled.report.push({
        ...{ file, status: 'imported', identifier: id },
        ...(notes.length > 0 && { notes }),
      })
  }
  const asked = new Set(settled.lessons.flatMap((lesson) => lesson.items.map(({ identifier }) => identifier)))
  const unasked = new Set([...items.keys()].filter((identifier) => !asked.has(identifier)))
  settled.report.unshift(...report.map((entry) => withUnasked(withKept(entry, kept), unasked)))
  return settled
}

/** An item that is well and in no lesson is met by nobody. */
function withUnasked(entry: FileReport, unasked: ReadonlySet<string>): FileReport {
  if (entry.status !== 'imported' || entry.file === 'imsmanifest.xml' || !unasked.has(entry.identifier))
    return entry
  return { ...entry, notes: [...(entry.notes ?? []), 'no test that is imported names it: no lesson asks it'] }
}

function withKept(entry: FileReport, kept: ReadonlyMap<string, string>): FileReport {
  const identifier = kept.get(entry.file)
  if (entry.status !== 'refused' || identifier === undefined) return entry
  return { file: entry.file, status: 'kept', identifier, message: entry.message }
}

type Slot = { place: LessonPlace; question: Omit<PackageQuestion, 'subTest'> | undefined }

function settlePlace(
  place: LessonPlace,
  current: StoredLessonRow | undefined,
  items: OpenedPackage['items'],
): Slot {
  if (place.item) return { place, question: place.item }
  const [known] = [...place.names, place.reference].flatMap(
    (name) => current?.items.find(({ identifier }) => identifier === name && !items.has(identifier)) ?? [],
  )
  if (!known) return { place, question: undefined }
  const { identifier, difficulty, typicalMs } = known
  return { place, question: { identifier, difficulty, typicalMs, kept: true } }
}

function refusalOf(questions: PackageQuestion[]): string | null {
  return questions.length === 0 ? 'none of its items could be imported' : null
}

/** Once each, at its first place. */
function inOneTest(slots: Slot[]): PackageQuestion[] {
  const questions = new Map<string, PackageQuestion>()
  for (const { question } of slots)
    if (question && !questions.has(question.identifier))
      questions.set(question.identifier, { ...question, subTest: 1 })
  return [...questions.values()]
}

/** Each test part is a sub-test: none may be left without questions, or attempts would be. */
function readBank(slots: Slot[]): Result<PackageQuestion[], string> {
  const parts = [...groupBy(slots, ({ place }) => place.part)]
  if (parts.length < 2)
    return err('an assessment bank has a test part for each sub-test, and this has only one')
  const items = parts.flatMap(([, own], index) =>
    inOneTest(own).map((item) => ({ ...item, subTest: index + 1 })),
  )
  const empty = parts.find(([, own]) => own.every(({ question }) => question === undefined))
  if (empty) return err(`none of the items of its test part ${empty[0]} could be imported`)
  const names = items.map(({ identifier }) => identifier)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) return err(`the item ${twice} stands in two places of this assessment bank`)
  return ok(items)
}

type Settled = {
  id: string
  slots: Slot[]
  current: StoredLessonRow | undefined
  questions: PackageQuestion[]
}

/** Which items a lesson asks otherwise than the package says, and which it asked before. */
function notesOn(lesson: OpenedLesson, { id, slots, current, questions }: Settled): string[] {
  const found = slots.map(({ question }) => question?.identifier)
  const asked = new Set(questions.map(({ identifier }) => identifier))
  const isTest = lesson.file !== undefined
  const places = slots.flatMap(({ place: { href }, question }, at) => {
    if (question === undefined)
      return isTest ? [`the item ${href} is not part of it: it could not be imported`] : []
    if (question.kept) return [`the item ${href} could not be imported: its earlier version stays`]
    return isTest && found.indexOf(question.identifier) < at
      ? [`the item ${href} is named again, and asked once`]
      : []
  })
  const gone = (current?.items ?? []).filter(({ identifier }) => !asked.has(identifier))
  return [
    ...(id === lesson.id ? [] : [`another lesson is called ${lesson.id}: this one is ${id}`]),
    ...places,
    ...gone.map(({ identifier }) => `the item ${identifier} is no longer part of it`),
  ]
}

type World = {
  items: OpenedPackage['items']
  stored: readonly StoredLessonRow[]
  /** Names that lessons of the same package have got. */
  taken: ReadonlySet<string>
}

/**
 * The stored lesson of which a package's lesson is the next version, or the name for a new one. Tools call their
 * packages and tests by names that others use too (`MANIFEST1`, `test`), so the name alone tells nothing: see
 * docs/decisions/093.
 */
function findStored(
  lesson: OpenedLesson,
  { items, stored, taken }: World,
): { id: string; current: StoredLessonRow | undefined } {
  for (let number = 1; ; number++) {
    const id = number === 1 ? lesson.id : `${lesson.id}-${number}`
    const current = stored.find((one) => one.id === id)
    if (taken.has(id)) continue
    if (!current || isSame(lesson, current, items)) return { id, current }
  }
}

/** It asks one of the same items; and has the same title, or an item that is still the same, or no title. */
function isSame(lesson: OpenedLesson, current: StoredLessonRow, items: OpenedPackage['items']): boolean {
  const names = new Set(
    lesson.places.flatMap(({ item, names: likely, reference }) =>
      item ? [item.identifier] : [...likely, ...(reference === undefined ? [] : [reference])],
    ),
  )
  const shared = current.items.filter(({ identifier }) => names.has(identifier))
  if (shared.length === 0) return false
  if (!lesson.titled || lesson.title === current.title) return true
  return shared.some(({ identifier, sha256, title }) => {
    const own = items.get(identifier)
    return own !== undefined && (own.sha256 === sha256 || own.title === title)
  })
}
