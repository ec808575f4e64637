import 'server-only'
import { createHash } from 'node:crypto'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { listAddresses, listStimulusAddresses } from '#lib/qti/show/list-addresses.ts'
import { decodeXml } from '#lib/qti/xml/decode-xml.ts'
import type { Result } from '#lib/std/result.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import type { PowerPathClient } from './upstream/powerpath-client.ts'

/** Items of the upstream, read by the same rules as this app's own; the answerless form is made of these. */
export type RemoteItems = {
  /** Throws `UPSTREAM_ERROR` for what cannot be read. */
  load: (question: WireQuestion) => Promise<LoadedItem>
}

type World = {
  client: Pick<PowerPathClient, 'file'>
  /** Keeps a media file of this app, where browsers may fetch it. */
  saveAsset: (asset: { sha256: string; mediaType: string; bytes: Uint8Array }) => Promise<void>
}

const capacity = 2_000

export function createRemoteItems({ client, saveAsset }: World): RemoteItems {
  const loaded = new Map<string, Promise<LoadedItem>>()
  return {
    load(question) {
      const xml = question.content?.rawXml ?? ''
      const key = hash(`${question.url}\n${xml}`)
      const known = loaded.get(key) ?? read(question, { key, xml, client, saveAsset })
      loaded.delete(key)
      loaded.set(key, known)
      known.catch(() => loaded.delete(key))
      const [oldest] = loaded.keys()
      if (loaded.size > capacity && oldest !== undefined) loaded.delete(oldest)
      return known
    },
  }
}

async function read(
  { id, url }: WireQuestion,
  { key, xml, client, saveAsset }: World & { key: string; xml: string },
): Promise<LoadedItem> {
  const item = understood(parseItem(xml), id)
  const stimuli = await Promise.all(
    item.stimulusRefs.map(async ({ identifier, href }) => {
      const file = await client.file(absolute(href, url))
      if (!file) throw notUnderstood(`the passage ${href} of ${id} is not there`)
      const stimulus = understood(parseStimulus(readable(decodeXml(file.bytes), href)), href)
      return { reference: identifier, stimulus }
    }),
  )
  const addresses = new Map<string, string>()
  const shown = [listAddresses(item), ...stimuli.map(({ stimulus }) => listStimulusAddresses(stimulus))]
  for (const href of new Set(shown.flatMap((one) => [...one.keys()]))) {
    const file = await client.file(absolute(href, url))
    if (!file || !/^(image|audio|video)\//.test(file.mediaType)) continue
    const sha256 = hash(file.bytes)
    await saveAsset({ sha256, ...file })
    addresses.set(href, `/api/timeback/assets/${sha256}`)
  }
  return { id: key, item, xml, stimuli, resolveHref: (href) => addresses.get(href) ?? null }
}

function absolute(href: string, base: string): string {
  const url = URL.canParse(href, base) ? new URL(href, base) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw notUnderstood(`${href} is no address`)
  return url.href
}

function understood<T>(result: Result<T, QtiProblem[]>, name: string): T {
  if (result.ok) return result.value
  throw notUnderstood(`${name} cannot be shown here`, result.error)
}

function readable(text: Result<string, string>, name: string): string {
  if (text.ok) return text.value
  throw notUnderstood(`${name}: ${text.error}`)
}

function notUnderstood(what: string, cause?: unknown): DomainError {
  return new DomainError('UPSTREAM_ERROR', `PowerPath sent a question that is not understood: ${what}.`, {
    cause,
  })
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
