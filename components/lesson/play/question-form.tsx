'use client'

import { Keyboard } from 'lucide-react'
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { Review } from '#components/qti/answer/answer-context.ts'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { QtiItem } from '#components/qti/qti-item.tsx'
import type { LessonQuestion, LexicalResponses, PublicItem } from '#lib/timeback/contract/lesson.ts'
import { type Shortcuts, useShortcuts } from './use-shortcuts.ts'

/**
 * A question with its answer and what can be done with it. A new `step` is announced: the focus goes to
 * its heading; at the first one only where the page itself has not just been announced.
 */
export function QuestionForm({
  heading,
  step,
  announceFirst,
  question,
  responses,
  onChange,
  disabled,
  answered,
  onSubmit,
  result,
  actions,
}: {
  heading: string
  step: number
  announceFirst: boolean
  question: LessonQuestion
  responses: LexicalResponses
  onChange: (responses: LexicalResponses) => void
  disabled: boolean
  /** The item as the answer left it, where that shows inside it. */
  answered?: { item: PublicItem; review: Review } | null
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
    if (announceFirst || step > 1) title.current?.focus()
  }, [announceFirst, step])

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
        <QtiItem
          item={answered?.item ?? item}
          responses={responses}
          onChange={onChange}
          disabled={disabled}
          review={answered?.review ?? null}
        />
      </div>
      <div role="status" className="mt-6">
        {result}
      </div>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-ground py-4 max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:px-4">
        {actions}
      </div>
      {hasChoices && <KeyboardHint shortcuts={shortcuts} />}
    </form>
  )
}

/** Which keys act, and the switch that turns them off; not shown where there is only a finger. */
function KeyboardHint({ shortcuts: { on, toggle } }: { shortcuts: Shortcuts }) {
  return (
    <p className="mt-2 hidden flex-wrap items-center gap-x-2 text-sm text-soft pointer-fine:flex">
      <Keyboard aria-hidden className="size-4" />
      {on ? 'Keys 1–9 choose an answer, Enter goes on.' : 'Number keys are off.'}
      <button
        type="button"
        onClick={toggle}
        className="min-h-8 rounded px-1 font-semibold text-accent underline-offset-4 hover:underline"
      >
        {on ? 'Turn number keys off' : 'Turn number keys on'}
      </button>
    </p>
  )
}

/**
 * While `enabled`, the keys 1–9 press the choice of that number inside `container`: of the group that
 * holds the focus, else of the first. Never while the student writes or uses a modifier key.
 */
function useNumberKeys(container: RefObject<HTMLElement | null>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      if (!(target instanceof HTMLElement) || takesText(target)) return
      const groups = [...(container.current?.querySelectorAll<HTMLElement>('fieldset') ?? [])]
      const group = groups.find((element) => element.contains(target)) ?? groups[0]
      const input = group?.querySelector<HTMLInputElement>(`input[data-choice-number="${event.key}"]`)
      if (!input || input.disabled) return
      event.preventDefault()
      input.focus()
      input.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [container, enabled])
}

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit'].includes(element.type)
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    element.isContentEditable
  )
}
