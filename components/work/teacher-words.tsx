'use client'

import { MessageSquareText } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { LocalTime } from '#components/ui/local-time.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ReceivedMessage } from '#lib/timeback/contract/messages.ts'

/** What a student's teachers told them, each until they say that they have read it. */
export function TeacherWords({ messages }: { messages: ReceivedMessage[] }) {
  const [read, setRead] = useState<readonly string[]>([])
  const { send, busy, problem } = useSend()
  const hydrated = useHydrated()
  const left = messages.filter(({ id }) => !read.includes(id))
  if (left.length === 0) return null
  const markRead = async (id: string) => {
    if (await send('POST', '/api/me/messages', { id })) setRead([...read, id])
  }
  return (
    <section aria-labelledby="teacher-words" className="grid grid-cols-1 gap-3">
      <h2 id="teacher-words" className="text-2xl font-bold">
        From your teacher
      </h2>
      <ul className="grid grid-cols-1 gap-3">
        {left.map(({ id, from, at, lesson, text }) => (
          <li key={id} className="flex flex-wrap gap-4 rounded-card border border-accent bg-accent-tint p-4">
            <MessageSquareText aria-hidden className="mt-1 size-6 shrink-0 text-accent" />
            <div className="min-w-0 flex-1 basis-52">
              <p className="text-lg whitespace-pre-line wrap-anywhere">{text}</p>
              <p className="mt-1 text-soft">
                {from ?? 'A teacher'}, <LocalTime at={at} />
                {lesson && (
                  <>
                    {' · '}
                    <Link href={`/lessons/${lesson.id}`} className="text-accent underline underline-offset-4">
                      {lesson.name}
                    </Link>
                  </>
                )}
              </p>
            </div>
            <Button
              kind="secondary"
              disabled={busy || !hydrated}
              className="max-sm:w-full"
              onClick={() => void markRead(id)}
            >
              I have read it
            </Button>
          </li>
        ))}
      </ul>
      <SendProblem problem={problem} />
    </section>
  )
}
