import { Check, CloudOff, CloudUpload } from 'lucide-react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'

const marks = {
  saving: { Icon: CloudUpload, text: 'Saving…', aloud: false },
  saved: { Icon: Check, text: 'Saved', aloud: false },
  'will-be-sent': { Icon: CloudOff, text: 'Kept on this device. Will be sent.', aloud: true },
  'needs-sign-in': { Icon: CloudOff, text: 'Kept on this device. Sign in to send it.', aloud: true },
} as const

/** Where the answer is; one that was not counted is said by its own notice. */
export function SaveMark({ state }: { state: LessonSessionView['saveState'] }) {
  const mark = state === 'idle' || state === 'refused' ? null : marks[state]
  return (
    <>
      {mark && (
        <span className="inline-flex items-center gap-1.5 text-soft">
          <mark.Icon aria-hidden className="size-5 shrink-0" />
          {mark.text}
        </span>
      )}
      {/* Only what is unusual is read aloud: the feedback follows a saved answer at once. */}
      <span role="status" className="sr-only">
        {mark?.aloud && mark.text}
      </span>
    </>
  )
}
