'use client'

import { useState } from 'react'
import { answerProblem } from '#components/qti/answer/answer-problem.ts'
import { hasEntered, isAnswered, toSubmission } from '#components/qti/answer/to-submission.ts'
import type { DraftsView } from '#components/timeback/use-drafts.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { goesOn } from '#lib/timeback/contract/question-turns.ts'

export type QuestionMark = 'saved' | 'kept' | 'begun' | 'begun-kept' | 'again' | 'draft' | 'open' | 'text'

export type LinearAnswers = ReturnType<typeof useLinearAnswers>

/** What is saved, kept here or only entered; leaving a question in any direction keeps and sends it. */
export function useLinearAnswers(
  session: LessonSessionView,
  { draftOf, setDraft, dropDraft }: Omit<DraftsView, 'loaded'>,
) {
  const [held, setHeld] = useState<LessonQuestion | null>(null)
  const { question, questions, answers, saves } = session

  /** A press of a button inside the question is no answer to it. */
  const savedOf = ({ id, turn }: LessonQuestion) => turn?.responses ?? answers[id] ?? {}
  const isSaved = (each: LessonQuestion) => hasEntered(savedOf(each))
  /** What is saved is a whole answer; what was typed of another stays saved all the same. */
  const isWhole = (each: LessonQuestion) =>
    isSaved(each) && (each.turn?.complete === true || isAnswered(each.content.item, savedOf(each)))
  const isUnsent = ({ id }: LessonQuestion) => saves[id] === 'will-be-sent' || saves[id] === 'needs-sign-in'
  const isOnItsWay = (each: LessonQuestion) => saves[each.id] === 'saving' || isUnsent(each)
  const problemOf = (each: LessonQuestion) => answerProblem(each.content.item, draftOf(each) ?? {})

  /**
   * Saves what was changed, also to nothing, then goes on; stays if that cannot be sent or saving failed.
   * A list left as it stood is no answer: going past a question is not answering it. `isTurn`: the student has
   * asked for the answer to be checked.
   */
  async function saveThen(go: () => unknown, isTurn = false) {
    const draft = question && draftOf(question)
    if (question && draft) {
      const unsendable = problemOf(question) !== null
      setHeld(unsendable ? question : null)
      if (unsendable) return
      const { item } = question.content
      // Of several turns each goes on from what stands: an answer that was cleared is no turn.
      const changed = item.adaptive
        ? isTurn || isAnswered(item, draft)
        : hasEntered(draft) || isSaved(question)
      if (changed && !(await session.submit(toSubmission(question.content.item, draft)))) return
      dropDraft(question)
    }
    go()
  }

  function markOf(each: LessonQuestion): QuestionMark {
    const draft = draftOf(each)
    if (draft && (hasEntered(draft) || isSaved(each))) return 'draft'
    if (goesOn(each)) return 'again'
    if (!isSaved(each)) return asksNothing(each) ? 'text' : 'open'
    if (!isWhole(each)) return isUnsent(each) ? 'begun-kept' : 'begun'
    return isUnsent(each) ? 'kept' : 'saved'
  }

  return {
    responsesOf: (each: LessonQuestion): LexicalResponses =>
      draftOf(each) ?? (saves[each.id] === 'saved' ? each.turn?.responses : null) ?? answers[each.id] ?? {},
    setResponses: setDraft,
    /** Something was entered that is not saved yet. */
    isEntered: (each: LessonQuestion): boolean => hasEntered(draftOf(each) ?? {}),
    saveThen,
    markOf,
    /** Of several turns: one is on its way and decides how the question goes on, or the last was taken. */
    isClosed: (each: LessonQuestion): boolean =>
      each.turn?.complete === true || (each.content.item.adaptive === true && isOnItsWay(each)),
    /** Whether anything was entered that is not sent yet. */
    isChanged: (each: LessonQuestion): boolean => draftOf(each) !== undefined,
    /** Why the student could not leave the question; `null` as soon as the answer can be sent. */
    problem: question && held === question ? problemOf(question) : null,
    /** How many hold a part of an answer only. */
    begun: questions.filter((each) => isSaved(each) && !isWhole(each)).length,
    unanswered: questions.flatMap((each, place) => (isWhole(each) || asksNothing(each) ? [] : [place])),
  }
}

/** A text to read stands among the questions. */
function asksNothing({ content }: LessonQuestion): boolean {
  return content.item.responses.length === 0
}
