import 'server-only'
import { db } from './client.ts'

/** True if the database answers within the time. */
export async function ping(timeoutMs: number): Promise<boolean> {
  const answer = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  const late = new Promise<false>((resolve) => setTimeout(resolve, timeoutMs, false).unref())
  return Promise.race([answer, late])
}
