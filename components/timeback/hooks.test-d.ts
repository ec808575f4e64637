import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { expectTypeOf } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import type {
  Activities,
  ActivityTracker,
  CourseProgress,
  Environment,
  LessonCompletion,
  LessonSnapshot,
  SaveState,
  TimebackClient,
  TimebackError,
} from '#lib/timeback/client/index.ts'
import type {
  Attempt,
  CourseRef,
  Lesson,
  LessonQuestion,
  LexicalResponses,
} from '#lib/timeback/contract/lesson.ts'
import type { createBrowserEnvironment } from './create-browser-environment.ts'
import type { TimebackProvider, useTimeback } from './timeback-provider.tsx'
import type { useActivity } from './use-activity.ts'
import type { useDelivery } from './use-delivery.ts'
import type { useDrafts } from './use-drafts.ts'
import type { useLessonSession } from './use-lesson-session.ts'
import type { useAttempts, useCourseProgress, useLessons } from './use-lessons.ts'

// What a React app writes against: docs/sdk.md, "In React". Checked with the types of the whole project.

expectTypeOf<typeof createBrowserEnvironment>().toEqualTypeOf<() => Environment>()
type Provided = ComponentProps<typeof TimebackProvider>
expectTypeOf<Required<Pick<Provided, 'client' | 'studentId' | 'exposeClient'>>>().toEqualTypeOf<{
  client: TimebackClient
  studentId: string
  exposeClient: boolean
}>()
expectTypeOf<{ children: string }>().toExtend<Provided>()
expectTypeOf<typeof useTimeback>().toEqualTypeOf<() => TimebackClient>()

// The session of a lesson
expectTypeOf<typeof useLessonSession>().parameters.toEqualTypeOf<
  [options: { lessonId: string; course: CourseRef; lessonType?: LessonType; name?: string }]
>()
type View = ReturnType<typeof useLessonSession>
expectTypeOf<View>().toExtend<Omit<LessonSnapshot, 'lessonType'>>()
expectTypeOf<View['lessonType']>().toEqualTypeOf<LessonType | undefined>()
expectTypeOf<View['status']>().toEqualTypeOf<'idle' | 'starting' | 'ready' | 'error'>()
expectTypeOf<View['question']>().toEqualTypeOf<LessonQuestion | null>()
expectTypeOf<View['completion']>().toEqualTypeOf<LessonCompletion | null>()
expectTypeOf<View['saveState']>().toEqualTypeOf<'idle' | SaveState>()
expectTypeOf<View['error']>().toEqualTypeOf<TimebackError | null>()
expectTypeOf<View['busy' | 'isOpen']>().toEqualTypeOf<boolean>()
expectTypeOf<View['start']>().toEqualTypeOf<(options?: { forceNew?: boolean }) => Promise<boolean>>()
expectTypeOf<View['submit']>().toEqualTypeOf<(responses: LexicalResponses) => Promise<boolean>>()
expectTypeOf<View['skip' | 'next' | 'complete' | 'retry']>().toEqualTypeOf<() => Promise<boolean>>()
expectTypeOf<View['goTo']>().toEqualTypeOf<(index: number) => void>()
expectTypeOf<View['dismiss']>().toEqualTypeOf<(submissionId: string) => void>()

// What else a page can show
type Activity = ReturnType<typeof useActivity>
expectTypeOf<Activity>().toEqualTypeOf<
  { current: ActivityTracker | null; isPaused: boolean } & Pick<Activities, 'start'>
>()
type Delivery = ReturnType<typeof useDelivery>
expectTypeOf<Pick<Delivery, 'unsent' | 'isDurable'>>().toEqualTypeOf<{ unsent: number; isDurable: boolean }>()
expectTypeOf<Delivery['flush']>().toEqualTypeOf<() => Promise<void>>()
type Drafts = ReturnType<typeof useDrafts>
expectTypeOf<View>().toExtend<Parameters<typeof useDrafts>[0]>()
expectTypeOf<Drafts['draftOf']>().toEqualTypeOf<(question: LessonQuestion) => LexicalResponses | undefined>()
expectTypeOf<typeof useLessons>().toEqualTypeOf<(course?: CourseRef) => UseQueryResult<Lesson[]>>()
expectTypeOf<typeof useAttempts>().toEqualTypeOf<(lessonId: string) => UseQueryResult<Attempt[]>>()
expectTypeOf<typeof useCourseProgress>().toEqualTypeOf<
  (course: CourseRef) => UseQueryResult<CourseProgress>
>()
