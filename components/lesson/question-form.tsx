'use client'

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { listInteractions } from '#components/qti/list-interactions.ts'
import { QtiItem } from '#components/qti/qti-item.tsx'
import { useNumberKeys } from '#components/qti/use-number-keys.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { KeyboardHint } from './keyboard-hint.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/**
 * A question with its answer and what can be done with it. A new `step` is announced: the focus goes to
 * its heading, except at the first, where the page itself has just been announced.
 */
export function QuestionForm({
  heading,
  step,
  question,
  responses,
  onChange,
  disabled,
  onSubmit,
  result,
  actions,
}: {
  heading: string
  step: number
  question: LessonQuestion
  responses: LexicalResponses
  onChange: (responses: LexicalResponses) => void
  disabled: boolean
  onSubmit: () => void
  result?: ReactNode
  actions: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const shortcuts = useShortcuts()
  const { item } = question.content
  const hasChoices = listInteractions(item).some(({ kind }) => kind === 'choice')
  useNumberKeys(form, shortcuts.on && !disabled)
  useEffect(() => {
    if (step > 1) title.current?.focus()
  }, [step])

  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className={item.stimuli.length === 0 ? 'mx-auto max-w-3xl' : undefined}
    >
      <h2 ref={title} tabIndex={-1} className="mb-3 font-semibold text-soft">
        {heading}
      </h2>
      <div key={step} className="rise">
        <QtiItem item={item} responses={responses} onChange={onChange} disabled={disabled} />
      </div>
      <div role="status" className="mt-6">
        {result}
      </div>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-ground py-4 max-sm:sticky max-sm:bottom-0">
        {actions}
      </div>
      {hasChoices && <KeyboardHint shortcuts={shortcuts} />}
    </form>
  )
}
