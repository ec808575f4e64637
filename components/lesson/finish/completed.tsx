'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { LessonCompletion } from '#components/timeback/use-lesson-session.ts'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnStack } from '#components/ui/cairn.tsx'

/** Says at once that all is safe, and leads to the results' own page, which can be reloaded and kept. */
export function Completed({
  lessonId,
  completion,
}: {
  lessonId: string
  completion: LessonCompletion | null
}) {
  const router = useRouter()
  const heading = useRef<HTMLHeadingElement>(null)
  const href = completion ? `/lessons/${lessonId}/attempts/${completion.attempt}` : '/history'

  useEffect(() => {
    heading.current?.focus()
    router.replace(href)
  }, [router, href])

  return (
    <section className="flex flex-col items-center gap-6 py-10">
      <h2 ref={heading} tabIndex={-1} className="text-3xl font-bold">
        Finished. Everything is saved.
      </h2>
      {completion && <CairnStack score={completion.score} />}
      {completion?.leadsTo && <p className="max-w-prose text-center text-lg">{completion.leadsTo.text}</p>}
      <ButtonLink href={href}>See your results</ButtonLink>
    </section>
  )
}
