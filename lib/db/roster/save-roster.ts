import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { isLostRace } from '#lib/db/database-failure.ts'
import { type AuditInput, recordAudit } from '#lib/db/school/audit.ts'
import type { RosterNames } from '#lib/roster/names-in.ts'
import type { RosterProblem } from '#lib/roster/roster.ts'
import type { Importer, RosterChanges, RosterReport, Stored } from '#lib/roster/roster-plan.ts'
import type { Result } from '#lib/std/result.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { applyRoster } from './apply-roster.ts'
import { readStored } from './read-stored.ts'

export type RosterOrigin = 'zip' | 'table' | 'pull'

type Planned = Result<{ changes: RosterChanges; report: RosterReport }, RosterProblem[]>

type Saving = {
  names: RosterNames
  by: Importer
  at: Date
  source: RosterOrigin
  /** Plans and changes nothing. */
  isDryRun: boolean
  plan: (stored: Stored) => Planned
}

/** Two imports take turns, so that the second plans with what the first has made. */
const lock = 7_221_960_419
const mostTries = 5

/** Plans a roster with what is here and writes all that it changes, or nothing; returns what was planned. */
export async function saveRoster(db: Database, saving: Saving): Promise<Planned> {
  for (let turn = 1; ; turn++)
    try {
      return await db.$transaction((tx) => saveOnce(tx, saving), { timeout: 120_000, maxWait: 30_000 })
    } catch (thrown) {
      // Somebody entered one of these people at this moment: planned again they are known.
      if (turn >= mostTries || !isLostRace(thrown)) throw thrown
    }
}

async function saveOnce(tx: Prisma.TransactionClient, saving: Saving): Promise<Planned> {
  const { names, by, at, source, isDryRun, plan } = saving
  if (!isDryRun) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock})`
    // Codes that differ in case alone are no conflict for an index (`school-courses.ts`).
    if (names.courses.words.length > 0) await tx.$executeRaw`LOCK TABLE course IN SHARE ROW EXCLUSIVE MODE`
  }
  const planned = plan(await readStored(tx, names, by.isAdmin ? null : by.timebackId))
  if (isDryRun || !planned.ok) return planned
  const { changes, report } = planned.value
  await applyRoster(tx, changes, at)
  const { created, updated, unchanged } = report
  const counts = { created, updated, unchanged }
  await tx.rosterRun.create({ data: { at, byId: by.timebackId, source, outcome: 'imported', counts } })
  await recordAudit(tx, entriesOf(changes, { byId: by.timebackId, at, counts, source }))
  return planned
}

type Told = { byId: string | null; at: Date; counts: Prisma.InputJsonObject; source: RosterOrigin }

/** One entry of the import, and one of each who was locked, let in or changed, and of each class that ended. */
function entriesOf(changes: RosterChanges, { byId, at, counts, source }: Told): AuditInput[] {
  const ofPeople = changes.people.flatMap(({ id, was, email, name, role, isLocked }): AuditInput[] => {
    if (was === null) return []
    const entry = { byId, at, subject: { kind: 'person', id }, studentId: id } as const
    const before = { name: was.name, email: was.email, role: was.role }
    const after = { name, email, role }
    const isChanged = JSON.stringify(before) !== JSON.stringify(after)
    return [
      ...(was.isLocked === isLocked
        ? []
        : [{ ...entry, action: isLocked ? ('person.locked' as const) : ('person.unlocked' as const) }]),
      ...(isChanged ? [{ ...entry, action: 'person.changed' as const, before, after }] : []),
    ]
  })
  const ofClasses = changes.endedClasses.map(
    (id): AuditInput => ({
      ...{ byId, at, action: 'class.deleted', subject: { kind: 'class', id }, classId: id },
    }),
  )
  const subject = { kind: 'roster', id: source } as const
  return [{ byId, at, action: 'roster.imported', subject, after: counts }, ...ofPeople, ...ofClasses]
}
