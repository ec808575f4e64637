'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { LessonVersion } from '#lib/timeback/contract/lesson-edit.ts'
import { changeWords } from './content-words.ts'

type Props = { lessonId: string; versions: LessonVersion[]; mayChange: boolean }

/** What a lesson was, the newest first; an earlier version can be brought back, which is a version too. */
export function VersionList({ lessonId, versions, mayChange }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()

  async function restore(number: number) {
    const path = `/api/teacher/lessons/${encodeURIComponent(lessonId)}/versions/${number}/restore`
    if (await send('POST', path)) router.refresh()
  }

  return (
    <div className="grid gap-3">
      <SendProblem problem={problem} />
      <ol className="divide-y divide-line rounded-card border border-line bg-surface">
        {versions.map(({ number, at, by, change, title, questions }, index) => (
          <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-60 flex-1">
              <span className="block font-semibold break-words">
                {changeWords[change]}: {title}, {plural(questions, 'question')}
              </span>
              <span className="block text-soft">
                <LocalTime at={at} />
                {by !== null && ` · ${by}`}
              </span>
            </span>
            {index === 0 ? (
              <span className="text-soft">Now</span>
            ) : (
              mayChange && (
                <Button
                  kind="secondary"
                  disabled={busy || !hydrated}
                  onClick={() => void restore(number)}
                  aria-label={`Bring back version ${number}`}
                >
                  Bring back
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
