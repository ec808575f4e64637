import 'server-only'
import { LRUCache } from 'lru-cache'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import type { Presumption } from '#lib/db/attempts/presumption.ts'
import type { Database } from '#lib/db/client.ts'
import type { SessionUserRow } from '#lib/db/people/sessions.ts'

/** Who asks, as this process knew them last; the save that is decided on it checks it. */
export type PresumedPerson = {
  person: SessionUserRow
  session: NonNullable<Presumption['session']>
  /** Reads the person and the lesson after all. Throws `UNAUTHORIZED` where the session has ended. */
  reload: () => Promise<LoadedAttempt>
}

type Of = { student: string; lesson: string }

/** With the submits that this process has stored for it: the repeat of one is answered from what is stored. */
type Kept = { standing: Standing; submissionIds: readonly string[] }

/** A question, or an item seen before, counts as one: some tens of megabytes at most. */
const capacity = 100_000

/**
 * Open attempts as this process knew them last, so that the next answer need not read them again. Each may be out of
 * date: what is decided on one is saved only if nothing of it has changed (`Presumption`), else it is decided anew.
 */
const kept = new WeakMap<Database, LRUCache<string, Kept>>()

export function keptAttempt(
  db: Database,
  of: Of & { submissionId?: string | undefined },
): Standing | undefined {
  const { standing, submissionIds = [] } = kept.get(db)?.get(keyOf(of)) ?? {}
  return of.submissionId !== undefined && submissionIds.includes(of.submissionId) ? undefined : standing
}

/** `submissionId`: what was stored just now. */
export function keepAttempt(db: Database, standing: Standing, submissionId?: string): void {
  const { attempt, lesson } = standing
  if (!attempt) return
  const ofDatabase = kept.get(db) ?? new LRUCache({ maxSize: capacity, sizeCalculation: sizeOf })
  kept.set(db, ofDatabase)
  const key = keyOf({ student: attempt.studentId, lesson: lesson.id })
  const earlier = ofDatabase.peek(key)?.submissionIds ?? []
  const submissionIds = submissionId === undefined ? earlier : [...earlier, submissionId]
  if (attempt.status === 'open')
    ofDatabase.set(key, { standing: { ...standing, submission: null }, submissionIds })
  else ofDatabase.delete(key)
}

export function forgetAttempt(db: Database, of: Of): void {
  kept.get(db)?.delete(keyOf(of))
}

function keyOf({ student, lesson }: Of): string {
  return `${student} ${lesson}`
}

function sizeOf({ standing: { attempt, seenBefore }, submissionIds }: Kept): number {
  return 1 + (attempt?.questions.length ?? 0) + seenBefore.size + submissionIds.length
}
