import { vi } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import { serveWire, type WireServer } from './serve-wire.ts'
import { application, openWireClient, type WireClient } from './wire-client.ts'

/**
 * A whole upstream: real lessons in a database of its own, the wire's routes over HTTP, and an application. The test
 * mocks what the routes work with: see `served-deps` and `served-db`.
 */
export type OpenWire = OpenLessons & { server: WireServer; client: WireClient; student: string }

export const wireSecret = 'only for the tests of the wire'

export async function openWire(): Promise<OpenWire> {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', wireSecret)
  vi.stubEnv('APP_CLIENT_ID', application.clientId)
  vi.stubEnv('APP_CLIENT_SECRET', application.clientSecret)
  const server = await serveWire()
  const open = await openLessons({ origin: server.url, ownApplication: application })
  serve(open)
  const close = async () => {
    await server.close()
    vi.unstubAllEnvs()
    await open.close()
  }
  const client = await openWireClient(server)
  return { ...open, server, client, student: await open.idOf('student@example.com'), close }
}
