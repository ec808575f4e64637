// Keeps the room rules of biome.jsonc equal to the table in scripts/rooms/room-table.mjs.
import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { roomOverrides } from './rooms/room-overrides.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const configPath = `${root}biome.jsonc`
const generated = /(\/\/ rooms: generated[^\n]*\n)[\s\S]*?(\/\/ rooms: end)/

const current = await readFile(configPath, 'utf8')
const wanted = format(
  current.replace(generated, (_all, begin, end) => {
    const overrides = roomOverrides().map((override) => `${JSON.stringify(override)},\n`)
    return `${begin}${overrides.join('')}${end}`
  }),
)

if (process.argv.includes('--write')) await writeFile(configPath, wanted)
else if (current !== wanted) {
  console.error('biome.jsonc differs from scripts/rooms/room-table.mjs: run `node scripts/rooms.mjs --write`')
  process.exitCode = 1
}

function format(text) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', `--stdin-file-path=${configPath}`],
    { cwd: root, input: text, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`biome.jsonc cannot be formatted: ${stderr}`)
  return stdout
}
