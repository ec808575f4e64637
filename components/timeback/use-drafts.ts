'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type AttemptDrafts, draftKey, sameResponses } from '#lib/timeback/client/index.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { useTimeback } from './timeback-provider.tsx'
import type { LessonSessionView } from './use-lesson-session.ts'

export type DraftsView = {
  /** False until it is known what an earlier page has left. */
  loaded: boolean
  draftOf: (question: LessonQuestion) => LexicalResponses | undefined
  setDraft: (question: LessonQuestion, responses: LexicalResponses) => void
  dropDraft: (question: LessonQuestion) => void
}

const none: ReturnType<AttemptDrafts['getSnapshot']> = { loaded: false, drafts: {} }

/**
 * What the student has entered in the open attempt and not sent yet, kept on this device: it is still there
 * after a look at other questions, a reload or a killed tab.
 */
export function useDrafts({
  isOpen,
  lessonId,
  attempt,
  answers,
}: Pick<LessonSessionView, 'isOpen' | 'lessonId' | 'attempt' | 'answers'>): DraftsView {
  const { drafts } = useTimeback()
  const kept = useMemo(
    () => (isOpen ? drafts.of({ lessonId, attempt }) : null),
    [drafts, isOpen, lessonId, attempt],
  )
  const subscribe = useCallback(
    (listener: () => void) => kept?.subscribe(listener) ?? (() => undefined),
    [kept],
  )
  const read = () => kept?.getSnapshot() ?? none
  const { loaded, drafts: entered } = useSyncExternalStore(subscribe, read, read)
  /** Another tab may have sent what this one found on the device. */
  const isSaved = ({ id, content }: LessonQuestion, draft: LexicalResponses) =>
    answers[id] !== undefined && content.item.adaptive !== true && sameResponses(draft, answers[id])
  return {
    loaded,
    draftOf: (question) => {
      const draft = entered[draftKey(question)]
      return draft && isSaved(question, draft) ? undefined : draft
    },
    setDraft: (question, responses) => kept?.set(question, responses),
    dropDraft: (question) => kept?.drop(question),
  }
}
