import { Notice } from '#components/ui/notice.tsx'
import type { HelpCause } from '#lib/teacher/model.ts'
import { helpWords } from './help-words.ts'

/** Says of an open attempt that more of the same is no help, and what the student was offered. */
export function HelpNotice({ cause }: { cause: HelpCause }) {
  return (
    <Notice title={`May need help: below 100 ${helpWords[cause]}`}>
      The student was offered the explanation of a missed question and, where there is one, an easier lesson.
      They can go on all the same.
    </Notice>
  )
}
