import { hiddenFromApp, impureGlobals, rooms } from './room-table.mjs'

const parentImport = {
  group: ['../**', './../**'],
  message: 'Between rooms import by name: #lib/…, #components/…',
}

/**
 * The Biome overrides that enforce the room table, in the order in which they must stand.
 * Tests may import across rooms; only their paths must be named from the root.
 * @returns {object[]}
 */
export function roomOverrides() {
  return [
    override(['**'], { noRestrictedImports: restrict([parentImport]) }),
    override(['app/**', 'proxy.ts', 'instrumentation.ts'], {
      noRestrictedImports: restrict([
        {
          group: hiddenFromApp,
          message: 'Pages and routes ask lib/timeback, lib/teacher or lib/auth instead.',
        },
        parentImport,
      ]),
    }),
    ...Object.entries(rooms).map(([path, room]) => roomOverride(path, room)),
  ]
}

function roomOverride(path, room) {
  const group = ['**', '!./**', `!#${path}/**`, ...room.mayImport.map((name) => `!${name}`), './../**']
  const rules = {
    noRestrictedImports: restrict([{ group, message: `${path} may not import this: see scripts/rooms.` }]),
  }
  if (room.pure) {
    const deniedGlobals = Object.fromEntries(
      impureGlobals.map((name) => [name, 'A pure room gets this as a parameter.']),
    )
    rules.noRestrictedGlobals = { level: 'error', options: { deniedGlobals } }
  }
  const plugins = room.pure ? ['./scripts/rooms/pure-room.grit'] : []
  return override([`${path}/**`, '!**/*.test.ts', '!**/*.test.tsx', '!**/*.test-d.ts'], rules, plugins)
}

function override(includes, style, plugins = []) {
  return { includes, linter: { rules: { style } }, ...(plugins.length > 0 && { plugins }) }
}

function restrict(patterns) {
  return { level: 'error', options: { patterns } }
}
