'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ContentLesson } from '#lib/timeback/contract/content.ts'
import { OrderList } from './order-list.tsx'

type Props = {
  course: { id: string; code: string }
  lessons: ContentLesson[]
  /** Whether the reader moves every lesson, or their own alone. */
  movesAll: boolean
}

/** The order in which students meet the lessons of a course. */
export function CourseOrder({ course: { id, code }, lessons, movesAll }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [order, setOrder] = useState(lessons)

  async function save() {
    const body = { lessons: order.map((lesson) => lesson.id) }
    if (!(await send('PUT', `/api/teacher/courses/${encodeURIComponent(id)}/order`, body))) return
    router.push(`/teacher/content?course=${encodeURIComponent(code)}`)
    router.refresh()
  }

  return (
    <div className="grid gap-5" inert={!hydrated}>
      <OrderList
        entries={order}
        idOf={(lesson) => lesson.id}
        nameOf={({ title }) => title}
        onChange={setOrder}
        mayMove={({ mayChange }) => movesAll || mayChange}
      >
        {({ unit }) => <span className="text-soft">{unit}</span>}
      </OrderList>
      <SendProblem problem={problem} />
      <div>
        <Button disabled={busy} onClick={() => void save()}>
          Save this order
        </Button>
      </div>
    </div>
  )
}
