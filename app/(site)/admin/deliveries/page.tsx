import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import type { DeadLetter } from '#lib/timeback/contract/delivery.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { deliveryState } from '#lib/timeback/server/outbox/dead-letters.ts'
import { SendAgain } from './send-again.tsx'

export const metadata: Metadata = { title: 'Deliveries' }

export default async function DeliveriesPage() {
  await requireAdmin()
  const { waiting, delivered, dead, deadLetters } = await deliveryState(appDeps())
  return (
    <PageFrame>
      <PageHeader title="Deliveries" above={<BackLink href="/admin">School</BackLink>}>
        What this app tells other systems: Caliper events and xAPI statements.
      </PageHeader>
      <div className="grid gap-8">
        <FigureList
          figures={[
            { name: 'Waiting', value: waiting },
            { name: 'Delivered', value: delivered, note: 'in the last 7 days' },
            { name: 'Given up', value: dead },
          ]}
        />
        {deadLetters.length === 0 ? (
          <EmptyState title="Nothing was given up">
            An event that a target keeps refusing appears here with the reason.
          </EmptyState>
        ) : (
          <>
            <SendAgain all />
            <DeadLetterTable letters={deadLetters} />
          </>
        )}
      </div>
    </PageFrame>
  )
}

const targetNames = { caliper: 'Caliper', xapi: 'xAPI' }
const cell = 'px-4 py-3 text-start align-top'

/** What was given up, the latest first, each with the reason and what would have been sent. */
function DeadLetterTable({ letters }: { letters: DeadLetter[] }) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full border-collapse">
        <caption className="px-4 pt-4 pb-2 text-start text-xl font-bold">Given up</caption>
        <thead>
          <tr className="border-b border-line">
            {['Given up', 'Target', 'Reason', 'Tries', ''].map((name) => (
              <th key={name} scope="col" className={`${cell} font-semibold text-soft`}>
                {name || <span className="sr-only">Action</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {letters.map(({ id, target, tries, reason, deadAt, body }) => (
            <tr key={id} className="border-b border-line last:border-b-0">
              <th scope="row" className={`${cell} font-semibold whitespace-nowrap`}>
                <LocalTime at={deadAt} />
              </th>
              <td className={cell}>{targetNames[target]}</td>
              <td className={`${cell} max-w-prose break-words`}>
                {reason}
                <details className="mt-1 text-soft">
                  <summary className="cursor-pointer">What would have been sent</summary>
                  <pre className="mt-2 max-h-80 overflow-auto text-sm">{JSON.stringify(body, null, 2)}</pre>
                </details>
              </td>
              <td className={`${cell} tabular-nums`}>{tries}</td>
              <td className={cell}>
                <SendAgain id={id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
