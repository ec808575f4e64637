'use client'

import { flushSync } from 'react-dom'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { Button } from '#components/ui/button.tsx'
import type { EndAttemptInteraction } from '#lib/qti/item/public/public-content.ts'

/** A button of the author's, such as "Show me a hint": it sends the form at once, with what is entered. */
export function EndAttempt({ interaction }: { interaction: EndAttemptInteraction }) {
  const { values, setValues, disabled } = useAnswer(interaction.responseIdentifier)
  return (
    <Button
      kind="secondary"
      disabled={disabled}
      aria-pressed={disabled ? values[0] === 'true' : undefined}
      onClick={({ currentTarget: { form } }) => {
        // The form reads the answer when it is sent, so the press must be in it by then.
        flushSync(() => setValues(['true']))
        form?.requestSubmit()
      }}
      className="mx-1 my-1 align-middle"
    >
      {interaction.title || 'Go on'}
    </Button>
  )
}
