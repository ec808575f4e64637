import { LocalTime } from '#components/ui/local-time.tsx'
import type { LateRule } from '#lib/std/terms.ts'
import type { DueWork } from '#lib/timeback/contract/assignments.ts'

/** What a teacher wants done, the earliest due first; nothing where nothing is. */
export function DueList({ work }: { work: DueWork[] }) {
  if (work.length === 0) return null
  return (
    <section aria-labelledby="due" className="grid gap-3">
      <h2 id="due" className="text-2xl font-bold">
        Due
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-accent bg-surface">
        {work.map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <a
              href={each.kind === 'lesson' ? `/lessons/${each.id}` : '/vr'}
              className="leads-on flex min-h-16 items-center gap-x-4 px-4 py-3 transition-colors hover:bg-accent-tint"
            >
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-1">
                <span className="min-w-0 flex-1 basis-52">
                  <span className="block text-lg font-bold wrap-anywhere">{each.title}</span>
                  <span className="block text-soft">
                    {each.courseTitle ?? 'VR'}
                    {each.isOpen && ' · started'}
                  </span>
                </span>
                <DueDate work={each} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DueDate({ work: { dueAt, isLate, late } }: { work: DueWork }) {
  if (dueAt === null) return <span className="text-soft">Due, no date</span>
  return (
    <span className={isLate ? 'font-bold text-notyet' : 'font-semibold'}>
      {isLate ? 'Was due ' : 'Due '}
      <LocalTime at={dueAt} />
      {isLate && <span className="block font-normal">{lateWords[late]}</span>}
    </span>
  )
}

/** What becomes of it now that its date is past. */
const lateWords: Record<LateRule, string> = {
  accept: 'You can still do it.',
  mark: 'You can still do it; it counts as late.',
  refuse: 'It can no longer be begun.',
}
