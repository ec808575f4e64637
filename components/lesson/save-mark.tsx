import { Check, CloudUpload } from 'lucide-react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'

/** Whether the answer has arrived; a failure is said by the notice that can repeat it. */
export function SaveMark({ state }: { state: LessonSessionView['saveState'] }) {
  if (state !== 'saving' && state !== 'saved') return null
  const Icon = state === 'saved' ? Check : CloudUpload
  return (
    <span className="inline-flex items-center gap-1.5 text-soft">
      <Icon aria-hidden className="size-5" />
      {state === 'saved' ? 'Saved' : 'Saving…'}
    </span>
  )
}
