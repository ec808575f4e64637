import 'server-only'
import { loadAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { createKeyedQueue } from '#lib/std/queues.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { attemptNumber } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { keptAttempt } from './kept-attempts.ts'
import { lessonNotFound, namesLesson } from './require-attempt.ts'

/** What a decision is about. */
export type Asked = {
  lesson: string
  student: string
  attempt?: number | undefined
  submissionId?: string | undefined
}

type Deciding<T> = {
  /** What was read for it just now, or reads it where it is needed after all. */
  loaded?: LoadedAttempt | (() => Promise<LoadedAttempt>) | undefined
  /** Decides on what is kept; what it does must be saved with a `Presumption`, or be lost. */
  presume?: ((kept: Standing) => Promise<T | 'lost'>) | undefined
  decide: (standing: Standing) => Promise<T | 'lost'>
}

const tries = 100
const queue = createKeyedQueue()

/**
 * Load → decide → save, again for as long as another was faster in between. What this process does to one
 * student's lesson waits in line, so only another instance can be faster; each lost race is its progress,
 * so this ends, and the cap only bounds a mistake. What was read just now is decided on first, if nothing had to be
 * waited for, and before that what is kept. Throws `LESSON_NOT_FOUND`.
 */
export function decideOnAttempt<T>(
  deps: Deps,
  asked: Asked,
  { loaded, presume, decide }: Deciding<T>,
): Promise<T> {
  return queue(`${asked.student} ${asked.lesson}`, async (waited) => {
    const kept = presume && typeof loaded !== 'object' ? keptAttempt(deps.db, asked) : undefined
    const presumed = presume && kept ? await presume(kept).catch(loseRefusal) : 'lost'
    if (presumed !== 'lost') return presumed
    const read = typeof loaded === 'function' ? await loaded() : waited ? undefined : loaded
    for (let turn = 1; turn <= tries; turn++) {
      const outcome = await decide(turn === 1 && read ? ofLesson(read) : await loadStanding(deps, asked))
      if (outcome !== 'lost') return outcome
    }
    throw new DomainError('STALE_ATTEMPT', 'The attempt keeps changing. Please try again.')
  })
}

/** Nobody is refused for what may be out of date. */
function loseRefusal(refusal: unknown): 'lost' {
  if (refusal instanceof DomainError) return 'lost'
  throw refusal
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
