import 'server-only'

/** Unique violation, or a deadlock or serialisation failure: another writer was first. */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  if (error.code === 'P2002' || error.code === 'P2034') return true
  return (
    error.code === 'P2010' &&
    /\b(23505|40001|40P01)\b/.test(JSON.stringify('meta' in error ? error.meta : ''))
  )
}
