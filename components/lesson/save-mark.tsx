import { Check, CloudOff, CloudUpload } from 'lucide-react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'

const marks = {
  saving: { Icon: CloudUpload, text: 'Saving…' },
  saved: { Icon: Check, text: 'Saved' },
  'will-be-sent': { Icon: CloudOff, text: 'Kept on this device. Will be sent.' },
  'needs-sign-in': { Icon: CloudOff, text: 'Kept on this device. Sign in to send it.' },
}

/** Where the answer is; one that was not counted is said by its own notice. */
export function SaveMark({ state }: { state: LessonSessionView['saveState'] }) {
  if (state === 'idle' || state === 'refused') return null
  const { Icon, text } = marks[state]
  return (
    <span className="inline-flex items-center gap-1.5 text-soft">
      <Icon aria-hidden className="size-5" />
      {text}
    </span>
  )
}
