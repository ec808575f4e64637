import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FigureList } from '#components/ui/figure-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { deliveryState } from '#lib/timeback/server/outbox/dead-letters.ts'
import { DeadLetterTable } from './dead-letter-table.tsx'
import { SendAgain } from './send-again.tsx'

export const metadata: Metadata = { title: 'Deliveries' }

export default async function DeliveriesPage() {
  await requireAdmin()
  const { waiting, delivered, dead, deadLetters } = await deliveryState(appDeps())
  return (
    <PageFrame>
      <PageHeader title="Deliveries">
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
