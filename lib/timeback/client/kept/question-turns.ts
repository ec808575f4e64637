import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'

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

/** What was asked for again, with the same object for what is the same: whatever hangs on it goes on. */
export function keepSame(
  known: readonly LessonQuestion[],
  asked: readonly LessonQuestion[],
): LessonQuestion[] {
  const before = new Map(known.map((each) => [each.id, each]))
  return asked.map((each) => {
    const same = before.get(each.id)
    return same && isSameTurn(same, each) ? same : each
  })
}

/** The place of the first question from there on that is open; beyond the last where none is. */
export function openFrom(
  questions: readonly LessonQuestion[],
  answers: Readonly<Record<string, LexicalResponses>>,
  from: number,
): number {
  const isOpen = (each: LessonQuestion) => !Object.hasOwn(answers, each.id) || goesOn(each)
  const place = questions.findIndex((each, index) => index >= from && isOpen(each))
  return place < 0 ? questions.length : place
}
