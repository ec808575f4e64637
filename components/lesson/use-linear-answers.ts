'use client'

import { isAnswered } from '#components/qti/is-answered.ts'
import { toSubmission } from '#components/qti/to-submission.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { useDrafts } from './use-drafts.ts'

export type QuestionMark = 'saved' | 'kept' | 'draft' | 'open'

export type LinearAnswers = ReturnType<typeof useLinearAnswers>

/** What is saved, kept here or only entered; leaving a question in any direction keeps and sends it. */
export function useLinearAnswers(session: LessonSessionView) {
  const { draftOf, setDraft, dropDraft } = useDrafts()
  const { question, questions, answers, saves } = session

  const isSaved = ({ id }: LessonQuestion) => Object.hasOwn(answers, id)
  const isUnsent = ({ id }: LessonQuestion) => saves[id] === 'will-be-sent' || saves[id] === 'needs-sign-in'

  /** Saves what was entered, if it can be sent, then goes on; stays if saving failed. */
  async function saveThen(go: () => unknown) {
    const draft = question && draftOf(question)
    const untouched = question && !draft && !isSaved(question) && hasOwnOrder(question)
    if (question && (draft || untouched) && isAnswered(question.content.item, draft ?? {})) {
      const saved = await session.submit(toSubmission(question.content.item, draft ?? {}))
      if (!saved) return
      dropDraft(question)
    }
    go()
  }

  return {
    responsesOf: (each: LessonQuestion): LexicalResponses => draftOf(each) ?? answers[each.id] ?? {},
    setResponses: setDraft,
    saveThen,
    markOf: (each: LessonQuestion): QuestionMark =>
      isSaved(each) ? (isUnsent(each) ? 'kept' : 'saved') : draftOf(each) ? 'draft' : 'open',
    unanswered: questions.flatMap((each, place) => (isSaved(each) ? [] : [place])),
  }
}

/** Nothing was touched and it still is an answer: a list to put in order, left as it stood. */
function hasOwnOrder({ content }: LessonQuestion): boolean {
  return isAnswered(content.item, {})
}
