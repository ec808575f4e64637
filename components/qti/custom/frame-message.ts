import type { CustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { MarkupNode } from '#lib/qti/item/public/public-content.ts'

/** All that a frame is told, once: it can fetch nothing for itself. */
export type FrameStart = {
  kind: 'start'
  typeIdentifier: string
  module: string
  /** Scripts as text, in the order in which they are tried. */
  modules: { identifier: string; scripts: string[] }[]
  /** Style sheets as text. */
  styles: string[]
  markup: MarkupNode[]
  properties: Record<string, string>
  templateVariables: Record<string, CustomValue>
  contextVariables: Record<string, CustomValue>
  responseIdentifier: string
  /** What was answered before. */
  boundTo: CustomValue
  language: string | undefined
}

/** Asked now and then; a frame that does not answer hangs. */
export type FramePing = { kind: 'ping' }

/** What a frame may say. */
export type FrameMessage =
  | { kind: 'ready' }
  | { kind: 'pong' }
  | { kind: 'failed' }
  /** In CSS pixels. */
  | { kind: 'height'; height: number }
  /** `answer` is whatever the module answered; it is read as one that nobody vouches for. */
  | { kind: 'answer'; answer: unknown; valid: boolean }

/** What a module sent, if it is one of ours: the module may send anything. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const { kind, height, answer, valid } = data as Record<string, unknown>
  switch (kind) {
    case 'ready':
    case 'pong':
    case 'failed':
      return { kind }
    case 'height':
      return typeof height === 'number' && Number.isFinite(height) ? { kind, height: clamp(height) } : null
    case 'answer':
      return { kind, answer, valid: valid !== false }
    default:
      return null
  }
}

const lowest = 48
const highest = 2_400

function clamp(height: number): number {
  return Math.min(highest, Math.max(lowest, Math.ceil(height)))
}

/** Where the document is that a custom interaction runs in; pages may frame nothing else. */
export const frameAddress = '/api/timeback/interaction-frame'
