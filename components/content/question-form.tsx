'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextAreaField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { QuestionDraft, QuestionKind, SavedQuestion } from '#lib/timeback/contract/question-draft.ts'
import { kindNames } from './content-words.ts'
import { ChoiceFields, MultipleFields } from './draft-choices.tsx'
import type { DraftErrors } from './draft-fields.tsx'
import { MatchFields, OrderFields } from './draft-lists.tsx'
import { InlineFields, NumberFields, TextFields } from './draft-typed.tsx'
import { type FormDraft, toDraft, toForm } from './form-draft.ts'
import { LivePreview } from './live-preview.tsx'

type Props = {
  /** What the form begins with. */
  draft: QuestionDraft | null
  /** The question whose next version is written; without it a new one is. */
  itemId?: string
}

/** Writes a question of one of the common kinds, and shows it meanwhile as a student will see it. */
export function QuestionForm({ draft: begun, itemId }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const form = useFocusInvalid(problem)
  const [held, setHeld] = useState<FormDraft>(() => toForm(begun))
  const errors = inDraft(problem?.fields ?? {})
  const change = (part: Partial<FormDraft>) => setHeld({ ...held, ...part })

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const path = itemId === undefined ? '/api/teacher/questions' : `/api/teacher/questions/${itemId}`
    const saved = await send<SavedQuestion>('POST', path, { draft: toDraft(held) })
    if (!saved) return
    router.push(`/teacher/content/questions/${saved.question.itemId}`)
    router.refresh()
  }

  return (
    <div className="grid items-start gap-10 lg:grid-cols-2">
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        inert={!hydrated}
        className="grid gap-6"
      >
        <SelectField
          label="Kind"
          value={held.kind}
          onChange={(event) => change({ kind: event.target.value as QuestionKind })}
        >
          {Object.entries(kindNames).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          label="Question"
          value={held.prompt}
          maxLength={10_000}
          hint="**bold** and *italic*; an empty line begins a new paragraph."
          error={errors.prompt}
          onChange={(event) => change({ prompt: event.target.value })}
        />
        <Kind held={held} errors={errors} onChange={(fields) => change({ fields })} />
        <TextAreaField
          label="After a right answer"
          rows={2}
          value={held.feedback.right}
          maxLength={10_000}
          onChange={(event) => change({ feedback: { ...held.feedback, right: event.target.value } })}
        />
        <TextAreaField
          label="After another answer"
          rows={2}
          value={held.feedback.wrong}
          maxLength={10_000}
          hint="What helps to get there."
          onChange={(event) => change({ feedback: { ...held.feedback, wrong: event.target.value } })}
        />
        <TextField
          label="Title"
          value={held.title}
          maxLength={200}
          autoComplete="off"
          hint="For lists. Left empty: how the question begins."
          error={errors.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <SendProblem problem={problem} />
        <div>
          <Button type="submit" disabled={busy}>
            Save
          </Button>
        </div>
      </form>
      <section aria-labelledby="preview" className="grid gap-4 lg:sticky lg:top-4">
        <h2 id="preview" className="text-2xl font-bold">
          As a student sees it
        </h2>
        <LivePreview draft={toDraft(held)} />
      </section>
    </div>
  )
}

type KindFieldsProps = {
  held: FormDraft
  errors: DraftErrors
  onChange: (fields: FormDraft['fields']) => void
}

function Kind({ held: { kind, fields }, errors, onChange }: KindFieldsProps) {
  const set =
    <K extends QuestionKind>(name: K) =>
    (own: FormDraft['fields'][K]) =>
      onChange({ ...fields, [name]: own })
  switch (kind) {
    case 'choice':
      return <ChoiceFields fields={fields.choice} errors={errors} onChange={set('choice')} />
    case 'multiple':
      return <MultipleFields fields={fields.multiple} errors={errors} onChange={set('multiple')} />
    case 'text':
      return <TextFields fields={fields.text} errors={errors} onChange={set('text')} />
    case 'number':
      return <NumberFields fields={fields.number} errors={errors} onChange={set('number')} />
    case 'inline':
      return <InlineFields fields={fields.inline} errors={errors} onChange={set('inline')} />
    case 'order':
      return <OrderFields fields={fields.order} errors={errors} onChange={set('order')} />
    case 'match':
      return <MatchFields fields={fields.match} errors={errors} onChange={set('match')} />
  }
}

/** The server names fields of the body; the form knows those of the draft. */
function inDraft(fields: Record<string, string>): DraftErrors {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.replace(/^draft\./, ''), message]),
  )
}
