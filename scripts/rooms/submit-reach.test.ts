import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** The files of ours that a route loads before it is asked anything. */
function reachOf(route: string): string[] {
  const seen = new Set<string>()
  const walk = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return
    seen.add(path)
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(imports))
      if (specifier.startsWith('#')) walk(join(projectRoot, specifier.slice(1)))
      else if (specifier.startsWith('.')) walk(join(dirname(path), specifier))
  }
  walk(join(projectRoot, route))
  return [...seen]
    .map((path) => relative(projectRoot, path))
    .filter((path) => !path.startsWith('prisma/generated/'))
}

/** Types are gone when it runs. */
const imports = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

test('a submit loads its own verb and no other, nor what is imported, delivered, taught or served to programs', () => {
  const reach = reachOf('app/api/timeback/lessons/submit/route.ts')
  expect(reach).toEqual(
    expect.arrayContaining(['lib/timeback/server/lessons/submit/submit.ts', 'lib/db/statement.ts']),
  )
  const others =
    /^lib\/(teacher|vr|xapi|learning-time)\/|^lib\/timeback\/server\/(timeback\.ts|(wire|remote|content|gallery|activity|vr|people|courses)\/)/
  expect(reach.filter((path) => others.test(path))).toEqual([])
  expect(reach.length).toBeLessThanOrEqual(MOST)
})

/** About half of these read and score items. */
const MOST = 152
