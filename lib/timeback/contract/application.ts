import { z } from 'zod'
import { words } from './requests.ts'
import { wireScopes } from './wire-scopes.ts'

/** A program that may use the PowerPath-compatible wire, as administrators see it. */
export type KnownApplication = {
  clientId: string
  name: string
  scopes: string[]
  createdAt: string
  /** When it last got a token, which is good for an hour; `null` if never. */
  lastTokenAt: string | null
  /** The environment names it, so it can be changed only there. */
  fromEnvironment: boolean
}

/** An application with its secret, which is told this once and kept only as a hash. */
export type NewApplication = { application: KnownApplication; clientSecret: string }

const scope = z.enum(Object.values(wireScopes), 'must be a scope of the wire')

/** `POST /api/admin/applications` */
export const createApplicationBody = z.strictObject({
  name: words(100),
  scopes: z
    .array(scope, 'must be a list of scopes')
    .min(1, 'must hold at least one')
    .transform((scopes) => [...new Set(scopes)]),
})

export type CreateApplicationBody = z.infer<typeof createApplicationBody>
