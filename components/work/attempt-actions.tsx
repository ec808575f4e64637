'use client'

import { useRouter } from 'next/navigation'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'
import type { AttemptAction } from '#lib/timeback/contract/records.ts'

type Props = {
  student: { timebackId: string; name: string }
  lesson: { id: string; name: string }
  /** The page of an attempt of this student at this lesson, but for its number. */
  attempts: string
}

/** A teacher's ways to let a student do a lesson again: by a next attempt, or this latest one from its start. */
export function AttemptActions({ student, lesson, attempts }: Props) {
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function act(action: AttemptAction): Promise<boolean> {
    const path = `/api/teacher/attempts/${student.timebackId}/${encodeURIComponent(lesson.id)}`
    const done = await send<{ attempt: number }>('POST', path, { action })
    if (!done) return false
    router.push(`${attempts}/${done.attempt}`)
    router.refresh()
    return true
  }

  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <AskFirst
        {...{ busy, problem }}
        action="New attempt"
        of={`for ${student.name}`}
        title={`A new attempt at “${lesson.name}”?`}
        onAgree={() => act('new')}
      >
        {student.name} gets the next attempt, which begins at 0. This one is kept as it is; if it is open, it
        is closed.
      </AskFirst>
      <AskFirst
        {...{ busy, problem }}
        action="Reset"
        of={`for ${student.name}`}
        title={`Begin “${lesson.name}” again from the start?`}
        onAgree={() => act('reset')}
      >
        This attempt begins again at 0 and its answers no longer count. What was mastered before stays
        mastered.
      </AskFirst>
    </div>
  )
}
