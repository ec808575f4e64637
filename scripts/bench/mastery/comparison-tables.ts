import type { Comparison } from '#lib/powerpath/simulation/compare-rules.ts'
import { groupBy } from '#lib/std/group-by.ts'

/** The comparisons as Markdown, a row for each student and a column for each rule. */
export function comparisonTables(comparisons: readonly Comparison[]): string {
  const of = (student: Comparison['student']) => comparisons.filter((one) => one.student === student)
  return [
    '**False mastery**: % of learners who are told they mastered it, within 30 / 100 questions',
    table(of('not there'), ({ masteredBy }) => `${percent(masteredBy[30])} / ${percent(masteredBy[100])}`),
    '**Questions to mastery**: median / 90th percentile',
    table(of('proficient'), ({ median, p90 }) => `${median ?? '—'} / ${p90 ?? '—'}`),
    '**Detection delay**: questions from learning to mastery, median / 90th percentile (% mastered before learning)',
    table(
      of('learns'),
      ({ median, p90, masteredBy }) => `${median ?? '—'} / ${p90 ?? '—'} (${percent(masteredBy.learning)})`,
    ),
    '**Largest drop** of the meter in one answer, points of 100',
    table(largestDrops(comparisons), (one) => one.largestDrop.toFixed(0)),
  ].join('\n\n')
}

function table(comparisons: readonly Comparison[], cell: (one: Comparison) => string): string {
  const rows = [...groupBy(comparisons, ({ learner }) => learner)]
  const rules = rows[0]?.[1].map(({ rule }) => rule) ?? []
  return [
    ['student', ...rules],
    ['---', ...rules.map(() => '---:')],
    ...rows.map(([learner, ofLearner]) => [learner, ...ofLearner.map(cell)]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function largestDrops(comparisons: readonly Comparison[]): Comparison[] {
  const byRule = groupBy(comparisons, ({ rule }) => rule)
  return [...byRule.values()].flatMap((ofRule) => {
    const [largest] = ofRule.toSorted((a, b) => b.largestDrop - a.largestDrop)
    return largest ? [{ ...largest, learner: 'any' }] : []
  })
}

function percent(share: number): string {
  const value = 100 * share
  if (value === 0) return '0'
  return value < 10 ? value.toFixed(2) : value.toFixed(0)
}
