import { vi } from 'vitest'
import { requireServed } from './serve.ts'

/** The database of a test: `vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))`. */
export const { openDatabase, poolOf } =
  await vi.importActual<typeof import('#lib/db/client.ts')>('#lib/db/client.ts')

export const db = () => requireServed().db
