import 'server-only'
import { env } from '#lib/env.ts'

/** The application that the environment names, if it does. */
export function ownApplication(): { clientId: string; clientSecret: string } | null {
  const { APP_CLIENT_ID: clientId, APP_CLIENT_SECRET: clientSecret } = env()
  return clientId && clientSecret ? { clientId, clientSecret } : null
}
