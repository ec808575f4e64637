// `npm run -s qti -- COMMAND …`: QTI from the command line. Results go to stdout, reasons to stderr.
import type { Command } from './qti/command.ts'

/** Each is loaded when it is asked for, so that the quick ones stay quick. */
const commands: Record<string, { usage: string; load: () => Promise<{ command: Command }> }> = {
  score: { usage: 'ITEM RESPONSES [--seed N]', load: () => import('./qti/score.ts') },
  public: { usage: 'ITEM | --list FILE --out DIR', load: () => import('./qti/public.ts') },
  import: { usage: 'FILE-OR-ZIP [--course CODE]', load: () => import('./qti/import.ts') },
  check: { usage: 'FILE-OR-ZIP', load: () => import('./qti/check.ts') },
  conformance: { usage: 'CASES --items DIR', load: () => import('./qti/conformance.ts') },
  expressions: { usage: 'FILE', load: () => import('./qti/expressions.ts') },
}

async function run([name = '', ...args]: string[]): Promise<number> {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!entry) {
    const lines = Object.entries(commands).map(([known, { usage }]) => `  qti ${known} ${usage}`)
    console.error(
      `qti: ${name ? `there is no command "${name}"` : 'a command is missing'}\n${lines.join('\n')}`,
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
