import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AddChildren } from '#components/school/add-children.tsx'
import { ChildCards } from '#components/school/child-cards.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findClassChildren } from '#lib/timeback/server/school/child-keys.ts'

export const metadata: Metadata = { title: 'Children without an email' }

export default async function CardsPage({ params }: PageProps<'/teacher/classes/[classId]/cards'>) {
  const actor = await requireTeacher()
  const found = await findClassChildren(appDeps(), actor, (await params).classId)
  if (!found) notFound()
  const { class: taught, isOn, code, children } = found
  return (
    <PageFrame>
      <PageHeader
        title="Children without an email"
        above={<BackLink href={`/teacher/classes/${taught.id}/people`}>People of {taught.title}</BackLink>}
      >
        They sign in by a printed card, or by the class code and three pictures.
      </PageHeader>
      <div className="grid gap-10">
        {!isOn && (
          <Notice title="Sign-in by cards is off.">
            An administrator can turn it on under School, Settings. Children can be added before.
          </Notice>
        )}
        <section aria-labelledby="here" className="grid gap-4">
          <h2 id="here" className="text-2xl font-bold print:hidden">
            In this class
          </h2>
          {children.length === 0 ? (
            <EmptyState title="No children without an email">Add them by name below.</EmptyState>
          ) : (
            <>
              <ul className="divide-y divide-line rounded-card border border-line bg-surface print:hidden">
                {children.map(({ timebackId, name, hasKey }) => (
                  <li
                    key={timebackId}
                    className="flex min-h-12 items-center justify-between gap-4 px-4 py-1.5"
                  >
                    <span className="min-w-0 text-lg font-semibold break-words">{name}</span>
                    <span className="text-soft">{hasKey ? 'Has a card' : 'No card yet'}</span>
                  </li>
                ))}
              </ul>
              {isOn && <ChildCards classId={taught.id} code={code} all={children} />}
            </>
          )}
        </section>
        <section aria-labelledby="new" className="grid gap-4 print:hidden">
          <h2 id="new" className="text-2xl font-bold">
            Add children
          </h2>
          <AddChildren classId={taught.id} />
        </section>
      </div>
    </PageFrame>
  )
}
