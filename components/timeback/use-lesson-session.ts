'use client'

import type {
  LessonPlayerActions,
  LessonPlayerOptions,
  LessonPlayerState,
} from '#lib/timeback/client/lesson-player-state.ts'

export type {
  AnswerResult,
  LessonCompletion,
  LessonPlayerActions,
  LessonPlayerState,
  LessonSnapshot,
} from '#lib/timeback/client/lesson-player-state.ts'

export type LessonSessionView = LessonPlayerState & LessonPlayerActions

/**
 * One lesson on one screen: what to show and what may be done. `options` are read on the first render;
 * give the component a `key` by lesson. Call `start()` when the student wants to begin (safe in an
 * effect). Leaving the screen ends the time tracking; the attempt stays open.
 */
export function useLessonSession(options: LessonPlayerOptions): LessonSessionView {
  throw new Error(`Not ready: ${options.lessonId}`)
}
