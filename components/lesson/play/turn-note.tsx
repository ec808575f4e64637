import { useEffect, useRef } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { QuestionTurn } from '#lib/timeback/contract/lesson.ts'

/** How far a question of several turns is, and what the last turn earned; the focus goes to what is new. */
export function TurnNote({ turn }: { turn: QuestionTurn | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const taken = turn?.taken ?? 0
  const seen = useRef(taken)

  useEffect(() => {
    if (taken > seen.current) heading.current?.focus()
    seen.current = taken
  }, [taken])

  if (!turn) return null
  return (
    <section className="rise rounded-card border border-line bg-surface p-4 sm:p-5">
      <h3 ref={heading} tabIndex={-1} className="text-xl font-bold">
        {turn.complete ? 'This question is done' : 'Keep going'}
      </h3>
      {turn.feedback?.map(({ identifier, title, body }) => (
        <div key={identifier} className="authored authored-small mt-3">
          {title && <p className="font-bold">{title}</p>}
          <AuthoredContent nodes={body} />
        </div>
      ))}
      <p className="mt-2 text-soft">
        {turn.complete
          ? 'Your answer is kept. You will see how it went when you finish.'
          : 'This question takes another try.'}
      </p>
    </section>
  )
}
