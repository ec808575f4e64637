import { Check, CircleDot, RotateCcw } from 'lucide-react'
import type { VrSession } from '#lib/timeback/contract/vr.ts'

/** How a session stands: a shape and a word, and a colour that only repeats them. */
export function SuccessMark({ session }: { session: Pick<VrSession, 'status' | 'success_status'> }) {
  const { Icon, word, look } = markOf(session)
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-bold whitespace-nowrap ${look}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2.75} />
      {word}
    </span>
  )
}

function markOf({ status, success_status: success }: Pick<VrSession, 'status' | 'success_status'>) {
  if (status === 'in_progress')
    return { Icon: CircleDot, word: 'Started', look: 'bg-accent-tint text-accent' }
  if (success === 'failed')
    return { Icon: RotateCcw, word: 'Not passed yet', look: 'bg-notyet-tint text-notyet' }
  if (success === 'passed') return { Icon: Check, word: 'Passed', look: 'bg-correct-tint text-correct' }
  return { Icon: Check, word: 'Completed', look: 'bg-correct-tint text-correct' }
}
