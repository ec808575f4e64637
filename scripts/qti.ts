// `npm run -s qti -- COMMAND …`: QTI from the command line. Results go to stdout, reasons to stderr.
import type { Command } from './qti/read-options.ts'

/** Each is loaded when it is asked for, so that the quick ones stay quick. */
const commands: Record<string, { usage: string; what: string; load: () => Promise<{ command: Command }> }> = {
  score: {
    usage: 'ITEM RESPONSES.json|JSON [--seed N]',
    what: 'prints the outcomes of the responses',
    load: () => import('./qti/score.ts'),
  },
  public: {
    usage: 'ITEM | --list FILE --out DIR',
    what: 'prints what a student may know of an item',
    load: () => import('./qti/public.ts'),
  },
  import: {
    usage: 'FILE-OR-ZIP [--course CODE]',
    what: 'tells what can be imported; with a course, imports it',
    load: () => import('./qti/import.ts'),
  },
  check: {
    usage: 'FILE-OR-ZIP',
    what: 'tells what is wrong with an item or a package',
    load: () => import('./qti/check.ts'),
  },
  conformance: {
    usage: 'CASES --items DIR',
    what: 'scores items with known outcomes',
    load: () => import('./qti/conformance.ts'),
  },
  expressions: {
    usage: 'FILE',
    what: 'evaluates expressions with known values',
    load: () => import('./qti/expressions.ts'),
  },
}

const help: ReadonlySet<string> = new Set(['help', '--help', '-h'])

function listCommands(): string {
  const lines = Object.entries(commands).map(([name, { usage, what }]) => `  ${name} ${usage}\n      ${what}`)
  return ['usage: npm run -s qti -- COMMAND …', ...lines, '  help\n      lists the commands'].join('\n')
}

async function run([name = '', ...args]: string[]): Promise<number> {
  if (help.has(name)) {
    console.log(listCommands())
    return 0
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!entry) {
    console.error(
      `qti: ${name ? `there is no command "${name}"` : 'a command is missing'}\n${listCommands()}`,
    )
    return 1
  }
  const { command } = await entry.load()
  const ended = await command(args)
  if (ended === 'usage') console.error(`usage: qti ${name} ${entry.usage}`)
  return ended === 'done' ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (cause) {
  console.error(`qti: ${cause instanceof Error ? cause.message : String(cause)}`)
  process.exitCode = 1
}
