import 'server-only'
import { buildEnvelope } from '#lib/caliper/envelope.ts'
import type { ClaimedEvent, EventTarget } from '#lib/db/events/outbox.ts'
import type { Env } from '#lib/env.ts'
import { createAccessToken } from './access-token.ts'
import { noAnswer, refusalOf } from './delivery-error.ts'

export type DeliverySettings = Pick<
  Env,
  | 'CALIPER_URL'
  | 'LRS_ENDPOINT'
  | 'LRS_KEY'
  | 'LRS_SECRET'
  | 'TIMEBACK_TOKEN_URL'
  | 'TIMEBACK_CLIENT_ID'
  | 'TIMEBACK_CLIENT_SECRET'
>
type World = { settings: DeliverySettings; sensor: string; fetch: typeof fetch; now: () => Date }

/** Sends one event; throws `DeliveryError` if it was not taken. */
export type PostEvent = (event: Pick<ClaimedEvent, 'target' | 'body'>) => Promise<void>

const timeoutMs = 6_000

/** Caliper events go in an envelope of their own, so that a bad one holds up no other; statements as they are. */
export function createPostEvent({ settings, sensor, fetch, now }: World): PostEvent {
  const token = createAccessToken(settings, { fetch, now })
  const send: Record<EventTarget, PostEvent> = {
    async caliper({ body }) {
      const bearer = await token.get()
      const response = await post(join(settings.CALIPER_URL, 'caliper/event'), {
        headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
        body: buildEnvelope([body], { sensor, sentAt: now() }),
      })
      if (response.status === 401) token.drop()
      if (!response.ok) throw await refusalOf(response)
      await response.body?.cancel()
    },
    async xapi({ body }) {
      const { LRS_ENDPOINT, LRS_KEY, LRS_SECRET } = settings
      const credentials = Buffer.from(`${LRS_KEY ?? ''}:${LRS_SECRET ?? ''}`).toString('base64')
      const response = await post(join(LRS_ENDPOINT, 'statements'), {
        headers: {
          'x-experience-api-version': '2.0.0',
          ...((LRS_KEY || LRS_SECRET) && { authorization: `Basic ${credentials}` }),
        },
        body,
      })
      // A statement of that id is there already (xAPI 2.0, 4.1.5): it arrived before.
      if (!response.ok && response.status !== 409) throw await refusalOf(response)
      await response.body?.cancel()
    },
  }

  async function post(url: string, { headers, body }: { headers: Record<string, string>; body: object }) {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    }
    return fetch(url, init).catch((cause: unknown) => {
      throw noAnswer(new URL(url).host, cause)
    })
  }

  return (event) => send[event.target](event)
}

function join(base: string | undefined, path: string): string {
  return `${(base ?? '').replace(/\/+$/, '')}/${path}`
}
