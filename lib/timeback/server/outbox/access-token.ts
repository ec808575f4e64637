import 'server-only'
import { z } from 'zod'
import type { Env } from '#lib/env.ts'
import { DeliveryError, noAnswer, refusalOf } from './delivery-error.ts'

type Settings = Pick<Env, 'TIMEBACK_TOKEN_URL' | 'TIMEBACK_CLIENT_ID' | 'TIMEBACK_CLIENT_SECRET'>
type World = { fetch: typeof fetch; now: () => Date }

export type AccessToken = {
  /** The current token, `null` where none is needed. Throws `DeliveryError`. */
  get: () => Promise<string | null>
  /** Call when a target did not take it: the next one is new. */
  drop: () => void
}

const timeoutMs = 4_000
/** Renewed this long before it ends, so that none ends on its way (Timeback protocol §0). */
const renewBeforeMs = 60_000
const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(3_600) })

/** Client credentials in the body, as the protocol has them (§0); kept until shortly before they end. */
export function createAccessToken(settings: Settings, { fetch, now }: World): AccessToken {
  const { TIMEBACK_TOKEN_URL: url } = settings
  let kept: { token: string; until: number } | null = null
  let asking: Promise<string> | null = null

  const request = async () => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.TIMEBACK_CLIENT_ID ?? '',
      client_secret: settings.TIMEBACK_CLIENT_SECRET ?? '',
    })
    const response = await fetch(url ?? '', {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw noAnswer('the token endpoint', cause)
    })
    // Whatever is wrong with the token, it is not the event's fault: no status.
    if (!response.ok) throw new DeliveryError(`No access token: ${(await refusalOf(response)).message}`)
    const parsed = answer.safeParse(await response.json().catch(() => null))
    if (!parsed.success) throw new DeliveryError('The token endpoint gave no access token.')
    const { access_token: token, expires_in: seconds } = parsed.data
    kept = { token, until: now().getTime() + seconds * 1000 - Math.min(renewBeforeMs, seconds * 500) }
    return token
  }

  return {
    async get() {
      if (!url) return null
      if (kept && kept.until > now().getTime()) return kept.token
      asking ??= request().finally(() => {
        asking = null
      })
      return asking
    },
    drop: () => {
      kept = null
    },
  }
}
