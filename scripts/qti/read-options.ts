import { parseArgs } from 'node:util'

/** Positional arguments and `--name value` options; null where an option is unknown or lacks its value. */
export function readOptions(
  args: string[],
  names: readonly string[],
): { positionals: string[]; options: Record<string, string | undefined> } | null {
  const known = new Set(names.map((name) => `--${name}`))
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--') && (!known.has(arg) || args[index + 1] === undefined)) return null
  }
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: false })
  const strings = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return { positionals, options: Object.fromEntries(strings) }
}

/** Runs one command; what it has to say is written by then. `usage`: the arguments make no sense. */
export type Command = (args: string[]) => Ended | Promise<Ended>
export type Ended = 'done' | 'refused' | 'usage'

/** Ends a command with the reasons. */
export function refuse(lines: readonly string[]): 'refused' {
  for (const line of lines) console.error(line)
  return 'refused'
}
