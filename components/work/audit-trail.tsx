import { LocalTime } from '#components/ui/local-time.tsx'
import type { AuditLine } from '#lib/timeback/contract/records.ts'
import { type AuditChange, changesOf, sayAction } from './audit-words.ts'

/** Who did what, one line each, with what it was before and what it is since. */
export function AuditTrail({ entries }: { entries: AuditLine[] }) {
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-surface">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-1 px-4 py-3">
          <p className="wrap-anywhere">
            <strong>{entry.by?.name ?? 'Somebody who is no longer here'}</strong> {sayAction(entry)}
            <span className="text-soft">
              {' '}
              · <LocalTime at={entry.at} />
            </span>
          </p>
          <Changes changes={changesOf(entry)} />
        </li>
      ))}
    </ol>
  )
}

function Changes({ changes }: { changes: AuditChange[] }) {
  if (changes.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-soft">
      {changes.map(({ name, before, after, isMoment }) => (
        <li key={name} className="wrap-anywhere">
          {name}: {before !== null && <Value text={before} isMoment={isMoment} />}
          {before !== null && ' → '}
          {after === null ? 'none' : <Value text={after} isMoment={isMoment} />}
        </li>
      ))}
    </ul>
  )
}

function Value({ text, isMoment }: { text: string; isMoment: boolean }) {
  return isMoment ? <LocalTime at={text} /> : text
}
