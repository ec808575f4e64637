// npm run bench -- <name> […]: runs scripts/bench/<name>.ts, which exports `bench(args)`.
import { readdir } from 'node:fs/promises'
import { register } from 'tsx/esm/api'

const folder = new URL('bench/', import.meta.url)
const [name = '', ...args] = process.argv.slice(2)
const names = (await readdir(folder)).flatMap((file) => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? [])

if (names.includes(name)) {
  register()
  const { bench } = await import(new URL(`${name}.ts`, folder).href)
  await bench(args)
} else {
  console.error(`npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 1
}
