import { expectTypeOf } from 'vitest'
import type {
  Attempt,
  CompleteResult,
  CourseRef,
  LessonQuestion,
  LexicalResponses,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import type { getTimeback } from './timeback.ts'

// What a backend writes against: docs/sdk.md, "On the server". Checked with the types of the whole project.

declare const timeback: ReturnType<typeof getTimeback>
const [lesson, student, question, responses] = ['l', 's', 'q', {} as LexicalResponses]

const { lessons } = timeback
expectTypeOf(lessons.start({ lesson, student })).resolves.toExtend<StartResult>()
expectTypeOf(lessons.next({ lesson, student })).resolves.toEqualTypeOf<QuestionBatch>()
const lessonType = 'powerpath-100'
expectTypeOf(lessons.next({ lesson, student, lessonType })).resolves.toEqualTypeOf<LessonQuestion | null>()
expectTypeOf(
  lessons.submit({ lesson, student, question, responses, attempt: 1 }),
).resolves.toExtend<SubmitResult>()
expectTypeOf(lessons.complete({ lesson, student })).resolves.toExtend<CompleteResult>()
expectTypeOf(lessons.attempts({ lesson, student })).resolves.toExtend<Attempt[]>()
// @ts-expect-error a student is an argument, never a session
void lessons.start({ lesson })

expectTypeOf(timeback.user.verify).toEqualTypeOf<
  (email: string) => Promise<{ verified: true; timebackId: string } | { verified: false }>
>()
expectTypeOf(timeback.courses.progress).toExtend<
  (input: {
    student: string
    course: CourseRef
  }) => Promise<{ totalLessons: number; masteredUnits: number; pctComplete: number }>
>()

const user = { email: 'student@example.com' }
const activity = { id: 'a', name: 'A', course: { subject: 'Math', grade: 3 } }
const recorded = timeback.activity.record({ user, activity, metrics: { xpEarned: 12 }, runId: 'r' })
expectTypeOf(recorded).resolves.toExtend<{ success: true; runId: string; pctCompleteApp?: number }>()
// @ts-expect-error what was earned is always told
void timeback.activity.record({ user, activity, metrics: {}, runId: 'r' })
const runs = await timeback.activity.runs({ student })
expectTypeOf(runs).items.toExtend<{
  name: string
  activeMs: number
  notCounted: readonly { reason: string; ms: number }[]
}>()
