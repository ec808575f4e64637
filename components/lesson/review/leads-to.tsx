import { ButtonLink } from '#components/ui/button-link.tsx'
import type { LeadsTo as Outcome } from '#lib/timeback/contract/lesson.ts'

/** What a finished test leads to, and the way there. */
export function LeadsTo({ leadsTo: { text, lesson } }: { leadsTo: Outcome }) {
  return (
    <section
      aria-label="What comes next"
      className="mb-10 flex flex-wrap items-center gap-4 rounded-card border border-line bg-surface p-4"
    >
      <p className="min-w-0 flex-1 basis-60 text-lg">{text}</p>
      {lesson !== undefined && <ButtonLink href={`/lessons/${lesson}`}>Go on</ButtonLink>}
    </section>
  )
}
