import type { LessonQuestion } from './lesson.ts'

type Shown = Pick<LessonQuestion, 'id' | 'turn'> | null

/** Whether the question was begun and its item takes another turn. */
export function goesOn(question: LessonQuestion | undefined): question is LessonQuestion {
  return question?.turn?.complete === false
}

/** The same question after as many turns; what hangs on the one holds for the other. */
export function isSameTurn(one: Shown, other: Shown): boolean {
  return one?.id === other?.id && one?.turn?.taken === other?.turn?.taken
}

/** The same question after more turns. */
export function isLaterTurn(one: Shown, other: Shown): boolean {
  return one?.id === other?.id && (one?.turn?.taken ?? 0) > (other?.turn?.taken ?? 0)
}

/** The questions with the one that a turn was taken at; a repeat of an earlier turn changes nothing. */
export function withAnswered(
  questions: readonly LessonQuestion[],
  answered: LessonQuestion | undefined,
): LessonQuestion[] {
  return questions.map((each) => (answered && isLaterTurn(answered, each) ? answered : each))
}
