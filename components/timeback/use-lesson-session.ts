'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import {
  LessonPlayer,
  type LessonPlayerActions,
  type LessonPlayerOptions,
  type LessonPlayerState,
} from '#lib/timeback/client/index.ts'
import { useTimeback } from './timeback-provider.tsx'

export type { AnswerResult, LessonCompletion } from '#lib/timeback/client/index.ts'

export type LessonSessionView = LessonPlayerState & LessonPlayerActions

/**
 * One lesson on one screen: what to show and what may be done. `options` are read on the first render;
 * give the component a `key` by lesson. Call `start()` when the student wants to begin (safe in an
 * effect). Leaving the screen ends the time tracking; the attempt stays open.
 */
export function useLessonSession(options: LessonPlayerOptions): LessonSessionView {
  const client = useTimeback()
  const [player] = useState(() => new LessonPlayer(client, options))
  const state = useSyncExternalStore(player.subscribe, player.getSnapshot, player.getSnapshot)
  const { start, submit, skip, next, goTo, complete, retry, dismiss } = player
  return { ...state, start, submit, skip, next, goTo, complete, retry, dismiss }
}

/**
 * Whether the feedback to the last answer of an attempt stands on this device; null until that is known.
 * Without an attempt there is none.
 */
export function useFeedbackStanding(lessonId: string, attempt: number | null): boolean | null {
  const { feedbackStands } = useTimeback()
  const [stands, setStands] = useState<boolean | null>(attempt === null ? false : null)
  useEffect(() => {
    if (attempt === null) return
    feedbackStands({ lessonId, attempt }).then(setStands, () => setStands(false))
  }, [feedbackStands, lessonId, attempt])
  return stands
}
