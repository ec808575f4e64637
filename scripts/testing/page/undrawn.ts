/**
 * A module of which everything is there and draws nothing, for pages that a test renders on the server only:
 * `vi.mock('next/link', async () => (await import('#scripts/testing/page/undrawn.ts')).undrawn())`. What a page draws
 * is made for browsers, and in the server's part React knows none of it.
 */
export const undrawn = () =>
  new Proxy<Record<string, unknown>>(
    {},
    { get: (_all, name) => (name === 'then' ? undefined : () => null), has: () => true },
  )
