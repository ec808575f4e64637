import type { LessonSessionView, RefusedAnswer } from '#components/timeback/use-lesson-session.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** Answers that were not counted, each with the reason, until the student has seen them. */
export function NotCounted({ session }: { session: LessonSessionView }) {
  const { refused, questions, dismiss } = session
  if (refused.length === 0) return null
  return (
    <div className="mb-6 grid gap-3">
      {refused.map((answer) => {
        const place = questions.findIndex(({ id }) => id === answer.questionId)
        return (
          <Notice
            key={answer.submissionId}
            kind="problem"
            title={
              place >= 0
                ? `Your answer to question ${place + 1} was not counted.`
                : 'One answer was not counted.'
            }
            action={
              <Button kind="secondary" onClick={() => dismiss(answer.submissionId)}>
                Understood
              </Button>
            }
          >
            {reasonOf(answer)}
          </Notice>
        )
      })}
    </div>
  )
}

function reasonOf({ code, detail }: RefusedAnswer): string {
  switch (code) {
    case 'ANSWERED_ELSEWHERE':
      return 'You answered this question in another tab or on another device meanwhile. That answer stays.'
    case 'STALE_ATTEMPT':
      return 'The lesson had gone on in another tab or on another device.'
    case 'ALREADY_COMPLETED':
      return 'The lesson was finished in another tab or on another device before.'
    default:
      return detail
  }
}
