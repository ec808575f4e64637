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
