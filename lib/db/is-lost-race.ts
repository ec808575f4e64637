import 'server-only'

/** Unique violation, or a deadlock or serialisation failure: another writer was first. */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  const { code } = error
  if (code === 'P2002' || code === 'P2034' || lost.has(String(code))) return true
  if (code !== 'P2010' || !('meta' in error)) return false
  // The driver's own code: of a raw statement there is no other, and any text may name one.
  return /"originalCode":"(23505|40001|40P01)"/.test(JSON.stringify(error.meta))
}

/** As PostgreSQL says it itself. */
const lost: ReadonlySet<string> = new Set(['23505', '40001', '40P01'])
