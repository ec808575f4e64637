'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'

/** Deletes a student with all that they did, after asking. */
export function DeleteStudent({
  student: { timebackId, name },
}: {
  student: { timebackId: string; name: string }
}) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function erase(): Promise<boolean> {
    if (!(await send('DELETE', `/api/admin/students/${timebackId}`))) return false
    router.push('/admin/people')
    router.refresh()
    return true
  }

  return (
    <AskFirst
      {...{ busy, problem }}
      action="Delete for ever"
      of={name}
      title={`Delete ${name} and all their work?`}
      onAgree={erase}
    >
      Every attempt, answer, message and sign-in of {name} is deleted, and nothing of it can be brought back.
      Only a receipt without a name is kept. To keep somebody out and their work here, lock them instead.
    </AskFirst>
  )
}
