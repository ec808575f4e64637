import { requireServed } from './serve.ts'

/**
 * What the server works with in a test:
 * `vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))`.
 */
export const appDeps = () => requireServed().deps

export const upstreamLessons = () => null
