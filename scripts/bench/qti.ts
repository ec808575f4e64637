import { parseArgs } from 'node:util'
import type { BenchReport } from '#scripts/bench-report.ts'
import { measureStages } from './qti/measure-stages.ts'
import { readCorpus } from './qti/read-corpus.ts'

/** How fast the QTI engine is beside a bare parse of the same files: `[--rounds N]`. */
export function bench(args: string[]): BenchReport {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '31' } },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds N: a whole number above 0')
  const { samples, bytes, leftOut } = readCorpus()
  const report = { files: samples.length, bytes, leftOut, rounds, ...measureStages(samples, rounds) }
  const ratios = Object.entries(report.ratios).map(([stage, ratio]) => [`qti.${stage}`, ratio])
  return { text: toText(report), ratios: Object.fromEntries(ratios) }
}

type Report = { files: number; bytes: number; leftOut: number; rounds: number } & ReturnType<
  typeof measureStages
>

function toText({ files, bytes, leftOut, rounds, bareMs, ratios }: Report): string {
  return [
    `${files} items, ${bytes} bytes; ${leftOut} other files left out. Median of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`,
    `Bare fast-xml-parser with its validator: ${bareMs.toFixed(1)} ms, ${(bytes / bareMs / 1_000).toFixed(1)} MB/s.`,
    'Speed as a multiple of the bare parse:',
    ...Object.entries(ratios).map(([stage, ratio]) => `  ${stage.padEnd(9)} ${ratio.toFixed(2)}`),
    'Aims: total at least 1.0, score at least 5.',
  ].join('\n')
}
