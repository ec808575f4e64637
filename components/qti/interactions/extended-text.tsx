'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { textProblem } from '#components/qti/answer/text-problem.ts'
import { Button } from '#components/ui/button.tsx'
import type { ExtendedTextInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'
import { TextField } from './text-field.tsx'

/** One text, or several where the author asks for several. */
export function ExtendedText({ interaction }: { interaction: ExtendedTextInteraction }) {
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const { minStrings, maxStrings } = interaction
  const single = maxStrings === 1
  const [added, setAdded] = useState(0)
  const asked = single ? 1 : (maxStrings ?? Math.max(minStrings, 1) + added)
  const fields = Math.max(values.length, asked)
  const shown = review ? Math.max(values.length, 1) : fields

  function change(index: number, text: string) {
    const next = Array.from({ length: Math.max(values.length, index + 1) }, (_, at) => values[at] ?? '')
    next[index] = text
    while (next.length > 0 && next.at(-1) === '') next.pop()
    setValues(next)
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={review || single ? null : hintOf(interaction)}
      fallback="Write your answer"
    >
      <div className="grid gap-3">
        {places(shown).map((index) => (
          <TextField
            key={index}
            interaction={interaction}
            name={single ? 'Your answer' : `Answer ${index + 1} of ${shown}`}
            text={values[index] ?? ''}
            problem={textProblem(interaction, values[index] ?? '')}
            disabled={disabled}
            onChange={(text) => change(index, text)}
          />
        ))}
      </div>
      {!single && maxStrings === undefined && !disabled && (
        <Button kind="secondary" className="mt-3" onClick={() => setAdded(fields - asked + added + 1)}>
          <Plus aria-hidden className="size-5" />
          One more answer
        </Button>
      )}
      {review?.correct && review.correct.length > 0 && review.whole !== true && (
        <div className="mt-4 rounded-control bg-correct-tint p-4">
          <p className="text-base font-bold text-correct">A correct answer</p>
          {review.correct.map((text) => (
            <p key={text} className="mt-1 text-lg whitespace-pre-wrap">
              {text}
            </p>
          ))}
        </div>
      )}
    </InteractionBlock>
  )
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place)
}

function hintOf({ minStrings, maxStrings }: ExtendedTextInteraction): string {
  if (minStrings > 0 && minStrings === maxStrings) return `Write ${minStrings} answers.`
  if (minStrings > 0) return `Write at least ${minStrings} ${minStrings === 1 ? 'answer' : 'answers'}.`
  return maxStrings === undefined ? 'Write one answer into each field.' : `Write up to ${maxStrings} answers.`
}
