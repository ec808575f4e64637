import 'server-only'
import { loadAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LoadedAttempt, LoadedLesson } from '#lib/db/attempts/loaded-attempt.ts'
import { createKeyedQueue } from '#lib/std/queues.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { attemptNumber } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { lessonNotFound, namesLesson } from './require-lesson.ts'

/** What a decision is about. */
export type Asked = {
  lesson: string
  student: string
  attempt?: number | undefined
  submissionId?: string | undefined
}

/** What was read for it, of a lesson that there is. */
export type Standing = LoadedAttempt & { lesson: LoadedLesson }

const tries = 100
const queue = createKeyedQueue()

/**
 * Load → decide → save, again for as long as another was faster in between. What this process does to one
 * student's lesson waits in line, so only another instance can be faster; each lost race is its progress,
 * so this ends, and the cap only bounds a mistake. `loaded` is what was read for it just now: it is decided on first,
 * if nothing had to be waited for. Throws `LESSON_NOT_FOUND`.
 */
export function decideOnAttempt<T>(
  deps: Deps,
  asked: Asked,
  {
    loaded,
    decide,
  }: { loaded?: LoadedAttempt | undefined; decide: (standing: Standing) => Promise<T | 'lost'> },
): Promise<T> {
  return queue(`${asked.student} ${asked.lesson}`, async (waited) => {
    for (let turn = 1; turn <= tries; turn++) {
      const isFresh = turn === 1 && !waited && loaded
      const outcome = await decide(isFresh ? ofLesson(loaded) : await loadStanding(deps, asked))
      if (outcome !== 'lost') return outcome
    }
    throw new DomainError('STALE_ATTEMPT', 'The attempt keeps changing. Please try again.')
  })
}

/** What a decision is made on, by one statement; a number that no attempt can have finds none. Throws `LESSON_NOT_FOUND`. */
export async function loadStanding({ db }: Deps, asked: Asked): Promise<Standing> {
  const { lesson: lessonId, student: studentId, attempt: number, submissionId } = asked
  // An id with a character that cannot be stored would be an error in the database; it names nothing.
  if (!namesLesson(lessonId)) throw lessonNotFound()
  const isNumber = number === undefined || attemptNumber.safeParse(number).success
  const key = { studentId, lessonId, submissionId, number: isNumber ? number : undefined }
  const standing = ofLesson(await loadAttempt(db, key))
  return isNumber ? standing : { ...standing, attempt: null }
}

function ofLesson({ lesson, ...rest }: LoadedAttempt): Standing {
  if (!lesson) throw lessonNotFound()
  return { ...rest, lesson }
}
