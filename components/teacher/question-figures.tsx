import { FigureList } from '#components/ui/figure-list.tsx'
import { formatDuration, formatScore, plural } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { NamedQuestion } from '#lib/teacher/model.ts'
import { choiceWords, discriminationWords, keyWords } from './question-words.ts'

/** What a class's answers say of a question. */
export function QuestionFigures({ figures }: { figures: NamedQuestion }) {
  const { facility, facilityOfAll, difficulty, standardError, discrimination, exposure, medianSeconds } =
    figures
  const { students, answers, choices } = figures
  const key = keyWords(figures)
  const logits = (value: number) => value.toFixed(2).replace('-', '−')
  return (
    <div className="grid grid-cols-1 gap-6">
      {key && <Notice title="The key may be wrong">{key}</Notice>}
      <FigureList
        figures={[
          {
            ...{ name: 'Right at first', value: `${formatScore(100 * facility)} of 100` },
            note: `of ${plural(students, 'student')}; of the whole class it would be ${formatScore(100 * facilityOfAll)}`,
          },
          {
            ...{ name: 'Difficulty', value: logits(difficulty) },
            note: `± ${logits(standardError)} logits; 0 is middling, above is hard`,
          },
          {
            ...{ name: 'Discrimination', value: discrimination === null ? '–' : logits(discrimination) },
            note: discriminationWords(discrimination),
          },
          {
            ...{ name: 'Time', value: medianSeconds === null ? '–' : formatDuration(1000 * medianSeconds) },
            note: 'from shown to answered, the middle one',
          },
          {
            ...{ name: 'Asked', value: `${formatScore(100 * exposure)} of 100` },
            note: `of those who began; ${plural(answers, 'answer')} with later attempts`,
          },
        ]}
      />
      <section aria-labelledby="choices" className="grid gap-3">
        <h2 id="choices" className="text-2xl font-bold">
          What was answered at first
        </h2>
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {choices.map((choice) => (
            <li key={choice.response} className="grid gap-1 px-4 py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-bold wrap-anywhere">
                  {choice.correct ? '✓ ' : '○ '}
                  {choiceWords(choice)}
                </span>
                <span className="text-soft tabular-nums">
                  {choice.correct ? 'right' : 'not right'} · {choice.count} ·{' '}
                  {formatScore(100 * choice.share)} %
                </span>
              </p>
              <meter
                min={0}
                max={1}
                value={choice.share}
                aria-label={`Share of ${choiceWords(choice)}`}
                className="h-2 w-full"
              />
              <p className="text-sm text-soft">
                Ability of those who gave it: {logits(choice.meanAbility)} logits
                {choice.isSuspected && <strong className="text-notyet"> · may be the right one</strong>}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
