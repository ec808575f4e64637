import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { rooms } from '#scripts/rooms/room-table.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** The page on the rooms names every room of the table, and every command of package.json that people run. */

const page = await readFile(join(projectRoot, 'docs/architecture.md'), 'utf8')
const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))

it('names every room', () => {
  const names = Object.keys(rooms).filter((room) => !isNamed(room))
  expect(names).toEqual([])
})

it('names every command', () => {
  const missing = Object.keys(scripts).filter(
    (name) => !page.includes(`npm run ${name}`) && !page.includes(`npm ${name}`),
  )
  expect(missing).toEqual([])
})

/** A layer of a room may stand in the room's own line, and a room of the server in the server's table, by its last name. */
function isNamed(room: string): boolean {
  const ofServer = room.replace(/^lib\/timeback\/server\//, '')
  const layer = `\`${basename(room)}\``
  const lines = page.split('\n').filter((line) => line.includes(`\`${dirname(room)}\``))
  return (
    page.includes(`\`${room}\``) ||
    page.includes(`\`${ofServer}\``) ||
    lines.some((line) => line.includes(layer))
  )
}
