import 'server-only'
import { eraseStudent, listReceipts, type Receipt } from '#lib/db/records/erase-student.ts'
import { deleteExpired, listLeavers } from '#lib/db/records/expired.ts'
import { takeTurn } from '#lib/db/school/job-runs.ts'
import { readSchool } from '#lib/db/school/settings.ts'
import type { DeletionRecord } from '#lib/timeback/contract/records.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

type Needs = Pick<Deps, 'db' | 'now'>

const daySeconds = 24 * 60 * 60

/** Deletes what the school's settings no longer keep, once a day by whichever instance comes first. */
export async function keepRetention({ db, now }: Needs): Promise<void> {
  const turn = { name: 'retention', everySeconds: daySeconds, now: now() }
  if (await takeTurn(db, turn)) await runRetention({ db, now })
}

/** The same at once. A leaver is a student who has been locked for as long as leavers are kept. */
export async function runRetention({ db, now }: Needs): Promise<void> {
  const { signInDays: signIns, auditDays: audit, messageDays: messages, leaverDays } = await readSchool(db)
  await deleteExpired(db, { days: { signIns, audit, messages }, now: now() })
  if (leaverDays === null) return
  for (const id of await listLeavers(db, { days: leaverDays, now: now() }))
    await eraseStudent(db, { id, byId: null, at: now() })
}

/** What was deleted lately, the newest first. */
export async function listDeletions({ db }: Pick<Deps, 'db'>): Promise<DeletionRecord[]> {
  return (await listReceipts(db, { take: 100 })).map(toRecord)
}

function toRecord({ id, at, kind, counts }: Receipt): DeletionRecord {
  return { id, at: at.toISOString(), kind, counts }
}
