import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { PublicFeedback } from '#lib/timeback/contract/lesson.ts'

/** What the author says to an answer. */
export function FeedbackText({ feedback }: { feedback: readonly PublicFeedback[] }) {
  return feedback.map(({ identifier, title, body }) => (
    <div key={identifier} className="authored authored-small mt-3">
      {title && <p className="font-bold">{title}</p>}
      <AuthoredContent nodes={body} />
    </div>
  ))
}
