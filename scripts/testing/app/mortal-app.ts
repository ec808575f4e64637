import { type Database, openDatabase } from '#lib/db/client.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { deliverDue } from '#lib/timeback/server/outbox/deliver-due.ts'
import { startDeliveryLoop } from '#lib/timeback/server/outbox/deliveries.ts'
import { createPostEvent } from '#lib/timeback/server/outbox/post-event.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'

/** What a process that a test may kill is told by its one argument, as JSON. */
export type MortalApp = {
  databaseUrl: string
  student: string
  /** Completed at the start; then the process says so, and delivers as the app's own server does when told to. */
  sessions: string[]
  /** Where both targets listen. */
  origin: string
}

const { databaseUrl, student, sessions, origin } = JSON.parse(process.argv[2] ?? '') as MortalApp
const db: Database = openDatabase(databaseUrl)
const targets = ['caliper', 'xapi'] as const
const now = () => new Date()
const { sensor } = timebackConfig
const unset = {
  LRS_KEY: undefined,
  LRS_SECRET: undefined,
  TIMEBACK_TOKEN_URL: undefined,
  TIMEBACK_CLIENT_ID: undefined,
  TIMEBACK_CLIENT_SECRET: undefined,
}
const settings = { ...unset, CALIPER_URL: origin, LRS_ENDPOINT: origin }
const post = createPostEvent({ settings, sensor, fetch, now })

const uuid = () => crypto.randomUUID()
const { vr } = createTimeback({ db, config: timebackConfig, now, seed: () => 1, uuid, targets })
for (const session of sessions) await vr.completeSession({ student, session, score: 92 })
process.once('message', () =>
  startDeliveryLoop({
    deliver: () => deliverDue({ db, targets, post, random: Math.random }),
    report: console.error,
  }),
)
process.on('disconnect', () => process.exit())
process.send?.('committed')
