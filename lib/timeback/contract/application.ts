import { z } from 'zod'
import { words } from './requests.ts'

/** What an application may do on the PowerPath-compatible wire (Timeback protocol §0 and the published specs). */
export const wireScopes = {
  powerpathRead: 'https://purl.imsglobal.org/spec/powerpath/v1p1/scope/powerpath.readonly',
  powerpathWrite: 'https://purl.imsglobal.org/spec/powerpath/v1p1/scope/powerpath.createput',
  rosterRead: 'https://purl.imsglobal.org/spec/or/v1p1/scope/roster.readonly',
  resourceRead: 'https://purl.imsglobal.org/spec/or/v1p1/scope/resource.readonly',
  gradebookRead: 'https://purl.imsglobal.org/spec/or/v1p1/scope/gradebook.readonly',
  eventCreate: 'https://purl.imsglobal.org/spec/caliper/v1p1/scope/event.create',
} as const

export type WireScope = (typeof wireScopes)[keyof typeof wireScopes]

const published =
  /^https:\/\/purl\.imsglobal\.org\/spec\/(or|powerpath|caliper)\/v1p[0-9]\/scope\/([a-z.-]+)$/

/** What the scopes of 1.1 and 1.2 ask for; OneRoster's `-core` is the same reading without some fields. */
const asked: Readonly<Record<string, WireScope>> = {
  'powerpath powerpath.readonly': wireScopes.powerpathRead,
  'powerpath powerpath.createput': wireScopes.powerpathWrite,
  'or roster.readonly': wireScopes.rosterRead,
  'or roster-core.readonly': wireScopes.rosterRead,
  'or resource.readonly': wireScopes.resourceRead,
  'or resource-core.readonly': wireScopes.resourceRead,
  'or gradebook.readonly': wireScopes.gradebookRead,
  'or gradebook-core.readonly': wireScopes.gradebookRead,
  'caliper event.create': wireScopes.eventCreate,
}

/** The scope that a published name means, in whichever version of its standard; `null` if none of ours. */
export function toWireScope(name: string): WireScope | null {
  const [, standard, scope] = published.exec(name) ?? []
  return asked[`${standard} ${scope}`] ?? null
}

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
