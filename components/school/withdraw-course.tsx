'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

/** Takes a course from every list, or puts it back. */
export function WithdrawCourse({ course: { id, withdrawn } }: { course: CourseDetails }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function turn() {
    if (await send('PATCH', `/api/admin/courses/${id}`, { withdrawn: !withdrawn })) router.refresh()
  }

  return (
    <div className="grid max-w-xl gap-4">
      <p className="text-soft">
        {withdrawn
          ? 'No list has this course, and nobody can begin its lessons. What was done in it is kept.'
          : 'It leaves every list, and nobody can begin its lessons. Who has begun one can finish it, and all work is kept.'}
      </p>
      <SendProblem problem={problem} />
      <Button
        kind="secondary"
        disabled={busy || !hydrated}
        onClick={() => void turn()}
        className="justify-self-start"
      >
        {withdrawn ? 'List this course' : 'Withdraw this course'}
      </Button>
    </div>
  )
}
