import type { Ref } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { formatNumber } from '#components/ui/format.ts'
import type { GalleryScore } from '#lib/timeback/contract/gallery.ts'

/** What a turn scored, and the feedback that it earned. */
export function GalleryResult({
  ref,
  result: { score, maxScore, correct, completed, feedback },
}: {
  ref: Ref<HTMLHeadingElement>
  result: GalleryScore
}) {
  const mark = correct ? 'right' : score > 0 ? 'partly' : 'not-yet'
  return (
    <section
      className={`rise rounded-card border p-4 sm:p-5 ${correct ? 'border-correct bg-correct-tint' : 'border-notyet-edge bg-notyet-tint'}`}
    >
      <h2 ref={ref} tabIndex={-1} className="flex flex-wrap items-center gap-3 text-2xl font-bold">
        Score {formatNumber(score)} of {formatNumber(maxScore)}
        <AnswerMark mark={mark} />
      </h2>
      {!completed && <p className="mt-1 text-lg">This question takes another turn.</p>}
      {feedback.map(({ identifier, title, body }) => (
        <div key={identifier} className="authored authored-small mt-3">
          {title && <p className="font-bold">{title}</p>}
          <AuthoredContent nodes={body} />
        </div>
      ))}
    </section>
  )
}
