import { BarFigure } from '#components/charts/bar-figure.tsx'
import type { StudentWeek } from '#lib/teacher/model.ts'

const weekName = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** XP and time of a student, week by week; to a tenth. */
export function YearCharts({ weeks }: { weeks: StudentWeek[] }) {
  const bars = (figureOf: (week: StudentWeek) => number) =>
    weeks.map((week) => ({
      label: weekName.format(new Date(week.week)),
      value: Math.round(10 * figureOf(week)) / 10,
    }))
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <BarFigure
        {...{ title: 'XP by week', unit: 'XP', of: 'Week of', none: 'No XP in the last year.' }}
        bars={bars(({ xp }) => xp)}
      />
      <BarFigure
        {...{ title: 'Minutes by week', unit: 'Minutes', of: 'Week of', none: 'No time in the last year.' }}
        bars={bars(({ activeMs }) => activeMs / 60_000)}
      />
    </div>
  )
}
