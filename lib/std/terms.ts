/**
 * The words that the wire, the rows, the rules and the pages share: each set stands here once, and its type, its
 * checks and its labels are made of it. What a new word of a set asks for, the compiler says (docs/architecture.md).
 */

/** The assessment types of PowerPath (Timeback protocol §1.1). */
export const lessonTypes = ['powerpath-100', 'quiz', 'test-out', 'placement', 'unit-test'] as const
export type LessonType = (typeof lessonTypes)[number]

/** The one whose questions come one by one, the score deciding which; all others are one fixed batch. */
export const adaptiveType = 'powerpath-100' as const satisfies LessonType
export type AdaptiveType = typeof adaptiveType
export type LinearType = Exclude<LessonType, AdaptiveType>
export const linearTypes = lessonTypes.filter((type) => type !== adaptiveType)
/** What a lesson is whose package does not say. */
export const defaultLessonType = 'quiz' as const satisfies LinearType

export function isLessonType(value: unknown): value is LessonType {
  return lessonTypes.some((type) => type === value)
}

export function isAdaptive(type: LessonType): type is AdaptiveType {
  return type === adaptiveType
}

/** The same of what has the type in it; then it has what only such a lesson has. */
export function isOfAdaptive<T extends { lessonType: LessonType }>(
  of: T,
): of is Extract<T, { lessonType: AdaptiveType }> {
  return isAdaptive(of.lessonType)
}

const purposes: Record<LessonType, 'to-learn' | 'to-test-out' | 'to-place' | 'to-look-back'> = {
  'powerpath-100': 'to-learn',
  quiz: 'to-learn',
  'test-out': 'to-test-out',
  placement: 'to-place',
  'unit-test': 'to-look-back',
}

/** A lesson to learn from; the others test. */
export function isForLearning(type: LessonType): boolean {
  return purposes[type] === 'to-learn'
}

/** Passing it stands for the lessons that it covers (Timeback protocol §1.3). */
export function isTestOut(type: LessonType): boolean {
  return purposes[type] === 'to-test-out'
}

/** It finds the place to begin (Timeback protocol §1.3). */
export function isPlacement(type: LessonType): boolean {
  return purposes[type] === 'to-place'
}

/** It finds out what a student knows already: a low score there is an answer, not a need. */
export function onlyMeasures(type: LessonType): boolean {
  return isTestOut(type) || isPlacement(type)
}

/** The three levels of an item (Timeback protocol §1.1, Question), the easiest first. */
export const difficulties = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof difficulties)[number]
export const defaultDifficulty = 'medium' as const satisfies Difficulty

/** How an adaptive lesson's score moves: as PowerPath publishes it, or by what answers prove. */
export const policyNames = ['published', 'evidence'] as const
export type PolicyName = (typeof policyNames)[number]
export const defaultPolicy = 'published' as const satisfies PolicyName

export const roles = ['student', 'teacher', 'admin'] as const
export type Role = (typeof roles)[number]
/** What somebody may be in a class. */
export const placesInClass = ['student', 'teacher'] as const satisfies readonly Role[]
/** Who sees more than their own work. */
export const staffRoles: readonly Role[] = ['teacher', 'admin']
export const adminRoles: readonly Role[] = ['admin']

/** What staff do that others can read up later: what it is done to, and which. */
export type AuditAction =
  | `class.${'made' | 'changed' | 'deleted'}`
  | `people.${'added' | 'removed'}`
  | `person.${'changed' | 'locked' | 'unlocked' | 'merged' | 'deleted'}`
  | `course.${'made' | 'changed' | 'withdrawn'}`
  | `lesson.${'made' | 'changed' | 'undone' | 'withdrawn' | 'given'}`
  | `assignment.${'made' | 'changed' | 'removed' | 'excepted'}`
  | `attempt.${'new' | 'reset'}`
  | `group.${'made' | 'changed' | 'deleted'}`
  | 'school.changed'
  | 'roster.imported'
  | 'need.answered'
  | 'export.made'
export type AuditSubject =
  | ('class' | 'person' | 'course' | 'lesson' | 'unit' | 'package' | 'question')
  | ('assignment' | 'attempt' | 'group' | 'school' | 'roster')

/** What becomes of work that is done after its date. */
export const lateRules = ['accept', 'mark', 'refuse'] as const
export type LateRule = (typeof lateRules)[number]
export const defaultLateRule = 'accept' as const satisfies LateRule

/** `superseded`: an adaptive attempt left for a newer one below 100. */
export const attemptStatuses = ['open', 'finalized', 'superseded'] as const
export type AttemptStatus = (typeof attemptStatuses)[number]

/** Who may sign in that a school does not know: anybody, who has an address of its domains, or nobody. */
export const signInPolicies = ['anyone', 'domains', 'known'] as const
export type SignInPolicy = (typeof signInPolicies)[number]

/** The languages that a school can choose. */
export const schoolLanguages = ['en', 'es', 'ar'] as const
export type SchoolLanguage = (typeof schoolLanguages)[number]
export function toSchoolLanguage(language: string): SchoolLanguage {
  return schoolLanguages.find((one) => one === language) ?? 'en'
}

/** How a student stands at a lesson. */
export const lessonStates = ['not-started', 'open', 'done'] as const
export type LessonState = (typeof lessonStates)[number]

/** What made a version of a lesson; `first`: what it was before anybody changed it here. */
export type LessonChange =
  | ('first' | 'imported' | 'made' | 'copied' | 'changed')
  | ('published' | 'withdrawn' | 'restored')

/** How final a result of the gradebook is (OneRoster 1.2). */
export const scoreStatuses = [
  ...['exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted'],
] as const
export type ScoreStatus = (typeof scoreStatuses)[number]

/** What the answers alone say of a student who is not getting there. */
export const missCauses = ['misses-in-a-row', 'low-accuracy'] as const
export type MissCause = (typeof missCauses)[number]
/** Why a lesson yields to a student. */
export const helpCauses = ['many-questions', 'no-new-questions', ...missCauses] as const
export type HelpCause = (typeof helpCauses)[number]

/** Why a teacher is told of a student, the most urgent first. */
export const needCauses = [
  ...(['no-new-questions', 'many-questions', 'low-accuracy', 'misses-in-a-row'] as const),
  ...(['few-right', 'many-attempts', 'low-score'] as const),
] as const
export type NeedCause = (typeof needCauses)[number]

/** The accuracy, in per cent, below which an attempt earns no XP (Timeback protocol §2.3). */
export const XP_FROM_ACCURACY = 80

/** The subjects of courses, the published list and the SDK's (Timeback protocol §3, §4.1). */
export const subjects = [
  ...['Reading', 'Language', 'Vocabulary', 'Social Studies', 'Writing'],
  ...['Science', 'FastMath', 'Math', 'None', 'Other'],
] as const
export type Subject = (typeof subjects)[number]

/** `ELA`, as the seeds' examples call it, is the published `Reading`; every other name is taken as it is. */
export function toSubject(name: string): string {
  return name === 'ELA' ? 'Reading' : name
}

/** A header of the wire: the `timebackId` in whose name a request is made; refused with 401 when somebody else is signed in. */
export const expectedStudentHeader = 'x-expected-student'
