// npm run bench [-- <name>] [--json] […]: runs `bench(args)` of scripts/bench/<name>.ts, or of all of them, and prints
// its tables; with --json, the last line is one object of all ratios, such as {"qti.total":0.8}.
import { readdir } from 'node:fs/promises'
import { register } from 'tsx/esm/api'
import { runCommand, Stop } from './run/run-command.mjs'

const folder = new URL('bench/', import.meta.url)
const given = process.argv.slice(2)
const isNamed = given.length > 0 && !given[0].startsWith('-')
const args = given.slice(isNamed ? 1 : 0).filter((arg) => arg !== '--json')

await runCommand(async () => {
  const names = (await readdir(folder)).flatMap((file) => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? []).sort()
  const chosen = isNamed ? names.filter((name) => name === given[0]) : names
  if (chosen.length === 0) throw new Stop(`npm run bench -- ${names.join(' | ')}`)
  const all = {}
  register()
  for (const name of chosen) {
    const { bench } = await import(new URL(`${name}.ts`, folder).href)
    const { text, ratios } = await bench(args)
    console.log(isNamed ? text : `# ${name}\n\n${text}\n`)
    for (const [ratio, value] of Object.entries(ratios)) all[ratio] = Number(value.toPrecision(4))
  }
  if (given.includes('--json')) console.log(JSON.stringify(all))
})
