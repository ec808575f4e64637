'use client'

import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { canRun } from '#components/qti/answer/missing-part.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { frameAddress } from '#components/qti/custom/frame-message.ts'
import { useCustomFrame } from '#components/qti/custom/use-custom-frame.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A part with a program of its own, in a frame that shares nothing with the page. */
export function PortableCustom({ interaction }: { interaction: PortableCustomInteraction }) {
  const { values, review } = useAnswer(interaction.responseIdentifier)
  if (!review && canRun(interaction)) return <Running interaction={interaction} />
  return (
    <InteractionBlock interaction={interaction} fallback={fallback}>
      {review ? <CustomReview given={values} correct={review.correct} whole={review.whole} /> : <NotHere />}
    </InteractionBlock>
  )
}

const fallback = 'Answer here'

function NotHere() {
  return (
    <Notice title="This part of the question cannot be shown here">
      It needs a program of its own. You can answer the rest, or leave this question out and go on.
    </Notice>
  )
}

function Running({ interaction }: { interaction: PortableCustomInteraction }) {
  const { values, setValues, disabled, response, language } = useAnswer(interaction.responseIdentifier)
  const { frame, phase, height, problem } = useCustomFrame({
    ...{ interaction, response, language },
    answer: response.cardinality === 'single' ? (values[0] ?? null) : values,
    onChange: setValues,
  })
  const isUp = phase === 'starting' || phase === 'ready'
  return (
    <InteractionBlock interaction={interaction} fallback={fallback} problem={problem}>
      {phase === 'failed' && <NotHere />}
      {(phase === 'loading' || phase === 'starting') && <p className="text-soft">This part is loading…</p>}
      {isUp && (
        <iframe
          ref={frame}
          src={frameAddress}
          sandbox="allow-scripts"
          title={plainText(interaction.prompt ?? []) || 'Interactive part of the question'}
          inert={disabled}
          style={{ height }}
          className="w-full rounded-card border border-line bg-surface [color-scheme:light_dark]"
        />
      )}
    </InteractionBlock>
  )
}

/** What a module answered, as text: its own way to show it ran only while it was answered. */
function CustomReview({
  given,
  correct,
  whole,
}: {
  given: readonly string[]
  correct: readonly string[] | null
  whole: boolean | undefined
}) {
  const isRight = whole === true || (correct !== null && correct.join('\n') === given.join('\n'))
  const tag = reviewTagOf(given.length > 0, correct === null && whole !== true ? null : isRight)
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      {given.length === 0 ? <p className="text-soft">No answer.</p> : <Values values={given} />}
      {tag && tag !== 'correct' && <ReviewTag tag={tag} />}
      {correct && correct.length > 0 && !isRight && (
        <div className="mt-4 rounded-control bg-correct-tint p-4">
          <p className="text-base font-bold text-correct">A correct answer</p>
          <Values values={correct} />
        </div>
      )}
    </div>
  )
}

function Values({ values }: { values: readonly string[] }) {
  return [...new Set(values)].map((value) => (
    <p key={value} className="text-lg break-words">
      {value.startsWith('data:') ? 'A file.' : readRecord(value)}
    </p>
  ))
}

/** `{"record":[…]}` as `name: value`, so far as it is one. */
function readRecord(text: string): string {
  if (!text.startsWith('{"record":')) return text
  try {
    const { record } = JSON.parse(text) as { record: { name: string; base: object | null }[] }
    return record.map(({ name, base }) => `${name}: ${Object.values(base ?? {}).join(', ')}`).join('; ')
  } catch {
    return text
  }
}
