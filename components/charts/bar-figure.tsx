'use client'

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'

export type BarOf = { label: string; value: number }

type BarFigureProps = {
  title: string
  /** What a value is of: stands over the table's column. */
  unit: string
  /** What a label is. */
  of: string
  bars: BarOf[]
  /** What is said in the place of a chart without any value. */
  none: string
}

/** Bars beside each other, and the same as a table: the chart is for the eye alone. */
export function BarFigure({ title, unit, of, bars, none }: BarFigureProps) {
  const shown = bars.filter(({ value }) => value > 0)
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-2 rounded-card border border-line bg-surface p-4">
      <figcaption className="font-bold">{title}</figcaption>
      {shown.length === 0 ? (
        <p className="text-soft">{none}</p>
      ) : (
        <>
          <div aria-hidden className="h-44 text-sm">
            <BarChart
              responsive
              data={bars}
              accessibilityLayer={false}
              margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
              style={{ width: '100%', height: '100%' }}
            >
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="label"
                tick={{ fill: 'var(--soft)' }}
                stroke="var(--edge)"
                tickLine={false}
                minTickGap={12}
              />
              <YAxis
                allowDecimals={false}
                width={36}
                tick={{ fill: 'var(--soft)' }}
                axisLine={false}
                tickLine={false}
              />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--sunken)' }}
                contentStyle={{
                  background: 'var(--surface)',
                  border: '1px solid var(--line)',
                  color: 'var(--ink)',
                }}
                itemStyle={{ color: 'var(--ink)' }}
              />
              <Bar
                dataKey="value"
                name={unit}
                fill="var(--accent)"
                isAnimationActive={false}
                radius={[3, 3, 0, 0]}
              />
            </BarChart>
          </div>
          <details>
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent">
              As a table<span className="sr-only">: {title}</span>
            </summary>
            <table className="w-full text-start tabular-nums">
              <thead>
                <tr>
                  <th scope="col" className="text-start font-semibold">
                    {of}
                  </th>
                  <th scope="col" className="text-end font-semibold">
                    {unit}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ label, value }) => (
                  <tr key={label} className="border-t border-line">
                    <th scope="row" className="py-1 text-start font-normal">
                      {label}
                    </th>
                    <td className="py-1 text-end">{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </figure>
  )
}
