import { LocalTime } from '#components/ui/local-time.tsx'
import type { DeletionRecord } from '#lib/timeback/contract/records.ts'

const kinds: Record<string, string> = { student: 'A student', expired: 'What was no longer kept' }
const names: Record<string, string> = {
  ...{ attempts: 'attempts', answers: 'answers', activities: 'activities', vrSessions: 'VR sessions' },
  ...{ messages: 'messages', signIns: 'sign-ins', auditEntries: 'entries of who did what' },
  ...{
    receivedEvents: 'events received',
    sentEvents: 'events sent',
    limits: 'limits',
    rosterRuns: 'roster reports',
  },
}

/** The receipts of what was deleted: when and how much, and no names. */
export function DeletionList({ deletions }: { deletions: DeletionRecord[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {deletions.map(({ id, at, kind, counts }) => (
        <li key={id} className="px-4 py-3">
          <p>
            <strong>{kinds[kind] ?? kind}</strong>
            <span className="text-soft">
              {' '}
              · <LocalTime at={at} />
            </span>
          </p>
          <p className="text-soft">{sayCounts(counts)}</p>
          <p className="text-sm text-soft wrap-anywhere">Receipt {id}</p>
        </li>
      ))}
    </ul>
  )
}

function sayCounts(counts: Record<string, number>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  if (some.length === 0) return 'Nothing was stored but the person.'
  return some.map(([name, count]) => `${count} ${names[name] ?? name}`).join(', ')
}
