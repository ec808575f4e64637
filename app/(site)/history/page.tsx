import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AttemptList } from '#components/lesson/attempt-list.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage() {
  const actor = await requireStudent()
  const attempts = await getTimeback().lessons.history({ student: actor.timebackId })
  return (
    <PageFrame>
      <PageHeader title="History">Every attempt, the latest first. Open one to see each question.</PageHeader>
      {attempts.length === 0 ? (
        <EmptyState title="Nothing here yet">
          <p className="mb-4">Your attempts appear here as soon as you begin a lesson.</p>
          <ButtonLink href="/lessons">Choose a lesson</ButtonLink>
        </EmptyState>
      ) : (
        <AttemptList
          attempts={attempts.map((attempt) => ({
            ...attempt,
            href: `/lessons/${attempt.lessonId}/attempts/${attempt.attempt}`,
          }))}
        />
      )}
    </PageFrame>
  )
}
