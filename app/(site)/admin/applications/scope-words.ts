import { type WireScope, wireScopes } from '#lib/timeback/contract/wire-scopes.ts'

const words: Record<WireScope, string> = {
  [wireScopes.powerpathRead]: 'Read lessons, attempts and progress',
  [wireScopes.powerpathWrite]: 'Begin, answer, finish and reset lessons for students',
  [wireScopes.rosterRead]: 'Read people, classes and courses',
  [wireScopes.resourceRead]: 'Read learning resources',
  [wireScopes.gradebookRead]: 'Read grades',
  [wireScopes.eventCreate]: 'Send Caliper events',
}

/** What each scope allows, for people. */
export const scopeWords = Object.entries(words)

/** As `scopeWords`; a scope that is unknown here is said as it is. */
export function wordsOf(scope: string): string {
  return scopeWords.find(([name]) => name === scope)?.[1] ?? scope
}
