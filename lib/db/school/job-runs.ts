import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

type Turn = { name: string; everySeconds: number; now: Date }

const take = prepare<Turn>('take-turn', ($) => {
  const now = $((turn) => turn.now, 'timestamptz')
  return `INSERT INTO job_run (name, last_at) VALUES (${$(({ name }) => name, 'text')}, ${now})
    ON CONFLICT (name) DO UPDATE SET last_at = excluded.last_at
    WHERE job_run.last_at <= ${now} - make_interval(secs => ${$(({ everySeconds }) => everySeconds, 'float8')})
    RETURNING name`
})

/** True for the one instance whose turn a scheduled work is now; it is due again `everySeconds` later. */
export async function takeTurn(db: Database, turn: Turn): Promise<boolean> {
  return (await query(db, take, turn)).length === 1
}
