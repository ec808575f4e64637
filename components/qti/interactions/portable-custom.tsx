'use client'

import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { canRun } from '#components/qti/answer/can-run.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { CustomReview } from '#components/qti/custom/custom-review.tsx'
import { frameAddress } from '#components/qti/custom/frame-address.ts'
import { useCustomFrame } from '#components/qti/custom/use-custom-frame.ts'
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
