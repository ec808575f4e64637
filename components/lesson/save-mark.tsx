import { Check, CloudOff, CloudUpload } from 'lucide-react'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { useOnline } from './use-online.ts'

const marks = {
  saved: { Icon: Check, text: 'Saved' },
  saving: { Icon: CloudUpload, text: 'Saving…' },
  waiting: { Icon: CloudOff, text: 'No connection. Your answer waits here and is sent by itself.' },
} as const

/** Whether the answer has arrived; a failure is said by the notice that can repeat it. */
export function SaveMark({ state }: { state: LessonSessionView['saveState'] }) {
  const online = useOnline()
  const shown = state === 'saving' && !online ? 'waiting' : state
  return (
    <>
      {shown !== 'idle' && shown !== 'failed' && <Mark {...marks[shown]} />}
      {/* Only what is unusual is read aloud: the feedback follows a saved answer at once. */}
      <span role="status" className="sr-only">
        {shown === 'waiting' && marks.waiting.text}
      </span>
    </>
  )
}

function Mark({ Icon, text }: (typeof marks)[keyof typeof marks]) {
  return (
    <span className="inline-flex items-center gap-1.5 text-soft">
      <Icon aria-hidden className="size-5 shrink-0" />
      {text}
    </span>
  )
}
