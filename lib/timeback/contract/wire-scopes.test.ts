import { expect, it } from 'vitest'
import { toWireScope, wireScopes } from './wire-scopes.ts'

const scope = (standard: string, version: string, name: string) =>
  `https://purl.imsglobal.org/spec/${standard}/${version}/scope/${name}`

it('every scope of ours means itself', () => {
  for (const name of Object.values(wireScopes)) expect(toWireScope(name)).toBe(name)
})

it.each([
  ['or', 'roster.readonly', wireScopes.rosterRead],
  ['or', 'roster-core.readonly', wireScopes.rosterRead],
  ['or', 'resource.readonly', wireScopes.resourceRead],
  ['or', 'resource-core.readonly', wireScopes.resourceRead],
  ['or', 'gradebook.readonly', wireScopes.gradebookRead],
  ['or', 'gradebook-core.readonly', wireScopes.gradebookRead],
  ['powerpath', 'powerpath.readonly', wireScopes.powerpathRead],
  ['powerpath', 'powerpath.createput', wireScopes.powerpathWrite],
  ['caliper', 'event.create', wireScopes.eventCreate],
])('%s %s means the same in version 1.1 and 1.2', (standard, name, ours) => {
  expect(['v1p1', 'v1p2'].map((version) => toWireScope(scope(standard, version, name)))).toEqual([ours, ours])
})

it.each([
  '',
  scope('or', 'v1p1', 'roster.createput'),
  scope('or', 'v1p1', 'powerpath.readonly'),
  scope('lti', 'v1p1', 'roster.readonly'),
  scope('or', 'v2p0', 'roster.readonly'),
  `${wireScopes.rosterRead} `,
  `x${wireScopes.rosterRead}`,
  wireScopes.rosterRead.replace('purl.imsglobal.org', 'purlximsglobal.org'),
  'https://purl.imsglobal.org/spec/or/v1p1/scope/constructor',
])('%j means none of ours', (name) => {
  expect(toWireScope(name)).toBeNull()
})
