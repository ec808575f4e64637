import 'server-only'
import { appDeps } from './app-deps.ts'
import { keepRetention } from './records/retention.ts'

const everyMs = 10 * 60_000
const holder = globalThis as { cairnHousekeeping?: NodeJS.Timeout }

/** What is done by itself and not asked for: what is no longer kept is deleted. */
export function keepHouse(): Promise<void> {
  return keepRetention(appDeps())
}

/** Does it for as long as this process lives, begun once; a failure is reported, and the next turn comes. */
export function startHousekeeping(): void {
  if (holder.cairnHousekeeping) return
  const run = () => void keepHouse().catch((error: unknown) => console.error('Housekeeping waits:', error))
  holder.cairnHousekeeping = setInterval(run, everyMs)
  holder.cairnHousekeeping.unref()
}
