import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { HistoryBrowser } from '#components/lesson/list/history-browser.tsx'
import { readHistoryView } from '#components/lesson/list/history-view.ts'
import { toHistory } from '#components/lesson/list/to-history.ts'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { completed } from '#lib/timeback/server/activity/runs.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { history } from '#lib/timeback/server/lessons/attempts.ts'
import { readPage } from '#lib/timeback/server/read-page.ts'
import { history as vrHistory } from '#lib/timeback/server/vr/sessions.ts'

const listHistory = lessonVerb('history', history)

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage({ searchParams }: PageProps<'/history'>) {
  const { timebackId: student } = await requireStudent()
  const [attempts, vrSessions, activities] = await readPage(() =>
    Promise.all([
      listHistory({ student }),
      vrHistory(appDeps(), { student }),
      completed(appDeps(), { student }),
    ]),
  )
  const entries = toHistory(
    { attempts, vrSessions, activities },
    {
      attempt: ({ lessonId, attempt }) => `/lessons/${lessonId}/attempts/${attempt}`,
      vr: (sessionId) => `/vr/${sessionId}`,
    },
  )
  return (
    <PageFrame>
      <PageHeader title="History">
        All that you did. Open a lesson to see each question. You can also{' '}
        <a
          href="/api/me/export"
          download
          className="font-semibold text-accent underline-offset-4 hover:underline"
        >
          take all your data along
        </a>
        .
      </PageHeader>
      {entries.length === 0 ? (
        <EmptyState title="Nothing here yet">
          <p className="mb-4">What you do appears here as soon as you begin a lesson.</p>
          <ButtonLink href="/lessons">Choose a lesson</ButtonLink>
        </EmptyState>
      ) : (
        <HistoryBrowser entries={entries} view={readHistoryView(await searchParams)} path="/history" />
      )}
    </PageFrame>
  )
}
