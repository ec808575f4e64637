'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ContentLessonDetails } from '#lib/timeback/contract/content.ts'

/** Publishes a lesson or withdraws it, and copies it. */
export function LessonActions({
  lesson: { id, isDraft, mayChange, items },
}: {
  lesson: ContentLessonDetails
}) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const path = `/api/teacher/lessons/${encodeURIComponent(id)}`

  async function list(published: boolean) {
    if (await send('PATCH', path, { published })) router.refresh()
  }

  async function copy() {
    const made = await send<{ lesson: ContentLessonDetails }>('POST', `${path}/copy`)
    if (made) router.push(`/teacher/content/lessons/${made.lesson.id}/edit`)
  }

  const off = busy || !hydrated
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        {mayChange && isDraft && (
          <Button disabled={off || items.length === 0} onClick={() => void list(true)}>
            Publish
          </Button>
        )}
        {mayChange && !isDraft && (
          <Button kind="secondary" disabled={off} onClick={() => void list(false)}>
            Withdraw
          </Button>
        )}
        <Button kind="secondary" disabled={off} onClick={() => void copy()}>
          Make a copy
        </Button>
      </div>
      <SendProblem problem={problem} />
    </div>
  )
}
