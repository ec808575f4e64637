// Keeps Biome's room rules equal to the table in scripts/rooms/room-table.mjs; with --write it makes them so.
import { readFile, writeFile } from 'node:fs/promises'
import { roomOverrides } from './rooms/room-overrides.mjs'

const path = new URL('rooms/rules.json', import.meta.url)
const overrides = roomOverrides().map((override) => `    ${JSON.stringify(override)}`)
const wanted = `{\n  "overrides": [\n${overrides.join(',\n')}\n  ]\n}\n`

if (process.argv.includes('--write')) await writeFile(path, wanted)
else if ((await readFile(path, 'utf8')) !== wanted) {
  console.error(
    'scripts/rooms/rules.json is not what room-table.mjs says: run `node scripts/rooms.mjs --write`',
  )
  process.exitCode = 1
}
