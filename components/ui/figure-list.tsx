import type { ReactNode } from 'react'

/** Figures side by side, each with its name: a `<dl>`, so that a screen reader pairs them. */
export function FigureList({ figures }: { figures: { name: string; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-surface p-4 last:odd:col-span-2 sm:last:odd:col-span-1">
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="mt-1 text-2xl font-bold tabular-nums">{value}</dd>
          {note && <dd className="mt-1 text-sm text-soft">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
