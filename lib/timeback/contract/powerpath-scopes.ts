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
