'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'

/** Deletes a class, after asking. */
export function EndClass({ of: { id, title } }: { of: { id: string; title: string } }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function end(): Promise<boolean> {
    if (!(await send('DELETE', `/api/teacher/classes/${id}`))) return false
    router.push('/teacher')
    router.refresh()
    return true
  }

  return (
    <AskFirst
      {...{ busy, problem }}
      action="Delete class"
      of={title}
      title={`Delete “${title}”?`}
      onAgree={end}
    >
      The class is gone, with its groups and what was assigned to it. Its people stay, with all their work.
    </AskFirst>
  )
}
