import type { Environment } from '#lib/timeback/client/environment/environment.ts'

/** How long the student has had the question before them that is on the screen now. */
export type QuestionTimer = {
  /**
   * A question is on the screen. `isNew`: it was not there before. What may have been there before, in an
   * earlier page, is not measured: too short a time would make an honest answer a rapid guess.
   */
  show: (questionId: string, isNew: boolean) => void
  /** Whole milliseconds since it is shown, without those in which the page was hidden; undefined where not measured. */
  read: (questionId: string) => number | undefined
  stop: () => void
}

/** By the clock that never goes back, whatever the device's date says. */
export function createQuestionTimer({
  clock,
  visibility,
}: Pick<Environment, 'clock' | 'visibility'>): QuestionTimer {
  let shown: { id: string; ms: number } | null = null
  let countedTo = clock.monotonic()
  let isVisible = visibility.isVisible()

  const count = () => {
    const now = clock.monotonic()
    if (shown && isVisible) shown.ms += now - countedTo
    countedTo = now
  }

  const stop = visibility.subscribe((visible) => {
    count()
    isVisible = visible
  })

  return {
    show(id, isNew) {
      if (!isNew && shown?.id === id) return
      count()
      shown = isNew ? { id, ms: 0 } : null
    },
    read(id) {
      count()
      return shown?.id === id ? Math.round(shown.ms) : undefined
    },
    stop,
  }
}
