import 'server-only'
import { strToU8, zipSync } from 'fflate'
import { listRoster } from '#lib/db/roster/list-roster.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { writeOneRoster } from '#lib/roster/write-oneroster.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** The school's people, classes, courses and places as a zip of OneRoster 1.2 CSV; who took it is noted. */
export async function exportRoster(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { timebackId }: Viewer,
): Promise<Uint8Array> {
  const files = writeOneRoster(await listRoster(db))
  const at = now()
  const subject = { kind: 'roster', id: 'zip' } as const
  await recordAudit(db, [{ byId: timebackId, at, action: 'export.made', subject }])
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])), { mtime: at })
}
