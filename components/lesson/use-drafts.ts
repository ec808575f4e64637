'use client'

import { useState } from 'react'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** What the student has entered and not sent yet, kept while they look at other questions. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<ReadonlyMap<LessonQuestion, LexicalResponses>>(new Map())
  return {
    draftOf: (question: LessonQuestion): LexicalResponses | undefined => drafts.get(question),
    setDraft: (question: LessonQuestion, responses: LexicalResponses) =>
      setDrafts((current) => new Map(current).set(question, responses)),
    dropDraft: (question: LessonQuestion) =>
      setDrafts((current) => new Map([...current].filter(([key]) => key !== question))),
  }
}
