import { Notice } from '#components/ui/notice.tsx'
import type { SentProblem } from './send-json.ts'

/** What went wrong with the last request, read aloud at once; nothing if nothing did. */
export function SendProblem({ problem }: { problem: SentProblem | null }) {
  if (!problem) return null
  return (
    <Notice kind="problem" title={problem.title}>
      {problem.text}
    </Notice>
  )
}
