'use client'

import { TextAreaField, TextField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { CheckField, FieldError, type KindProps, LineField } from './draft-fields.tsx'
import type { FormDraft } from './form-draft.ts'

/** A word or a few that are typed. */
export function TextFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['text']>) {
  const { answers, caseSensitive } = fields
  const set = (changed: string[]) => onChange({ ...fields, answers: changed })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-lg font-semibold">Right answers: the first one is shown</legend>
      {answers.map((answer, index) => (
        <LineField
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is nothing but its text and its place
          key={index}
          label={`Answer ${index + 1}`}
          value={answer}
          error={errors[`answers.${index}`]}
          onChange={(text) => set(answers.with(index, text))}
          onRemove={answers.length > 1 ? () => set(answers.toSpliced(index, 1)) : undefined}
        />
      ))}
      <FieldError text={errors.answers} />
      <div>
        <Button kind="quiet" onClick={() => set([...answers, ''])}>
          Add answer
        </Button>
      </div>
      <CheckField
        label="Capital letters count"
        checked={caseSensitive}
        onChange={(counts) => onChange({ ...fields, caseSensitive: counts })}
      />
    </fieldset>
  )
}

/** A number that is typed. */
export function NumberFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['number']>) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Right number"
        inputMode="decimal"
        autoComplete="off"
        value={fields.value}
        maxLength={20}
        error={errors.value}
        onChange={(event) => onChange({ ...fields, value: event.target.value })}
      />
      <TextField
        label="May be off by"
        inputMode="decimal"
        autoComplete="off"
        value={fields.tolerance}
        maxLength={20}
        hint="Left empty: not at all."
        error={errors.tolerance}
        onChange={(event) => onChange({ ...fields, tolerance: event.target.value })}
      />
    </div>
  )
}

/** A text with lists to choose from. */
export function InlineFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['inline']>) {
  const { text, gaps } = fields
  const setGaps = (changed: typeof gaps) => onChange({ ...fields, gaps: changed })
  return (
    <div className="grid gap-4">
      <TextAreaField
        label="Text"
        value={text}
        maxLength={10_000}
        hint="{1} is the first list, {2} the second, in this order."
        placeholder="A triangle has {1} sides."
        error={errors.text}
        onChange={(event) => onChange({ ...fields, text: event.target.value })}
      />
      {gaps.map((gap, index) => (
        <GapFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a list is called by its place
          key={index}
          number={index + 1}
          gap={gap}
          error={gapError(errors, index)}
          onChange={(changed) => setGaps(gaps.with(index, changed))}
          onRemove={gaps.length > 1 ? () => setGaps(gaps.toSpliced(index, 1)) : undefined}
        />
      ))}
      <div>
        <Button kind="quiet" onClick={() => setGaps([...gaps, { options: ['', ''], right: 0 }])}>
          Add list {`{${gaps.length + 1}}`}
        </Button>
      </div>
    </div>
  )
}

function gapError(errors: KindProps<unknown>['errors'], index: number): string | undefined {
  return Object.entries(errors).find(([path]) => path.startsWith(`gaps.${index}.`))?.[1]
}

type Gap = FormDraft['fields']['inline']['gaps'][number]
type GapProps = {
  number: number
  gap: Gap
  error: string | undefined
  onChange: (gap: Gap) => void
  onRemove: (() => void) | undefined
}

function GapFields({ number, gap: { options, right }, error, onChange, onRemove }: GapProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold">List {`{${number}}`}: mark what is right</legend>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is nothing but its text and its place
        <div key={index} className="flex items-center gap-2">
          <input
            type="radio"
            name={`gap-${number}`}
            aria-label={`Option ${index + 1} of list ${number} is right`}
            checked={index === right}
            onChange={() => onChange({ options, right: index })}
            className="size-5 shrink-0 accent-accent"
          />
          <LineField
            label={`Option ${index + 1} of list ${number}`}
            value={option}
            onChange={(words) => onChange({ options: options.with(index, words), right })}
            onRemove={
              options.length > 2
                ? () =>
                    onChange({
                      options: options.toSpliced(index, 1),
                      right: index < right ? right - 1 : Math.min(right, options.length - 2),
                    })
                : undefined
            }
          />
        </div>
      ))}
      <FieldError text={error} />
      <div className="flex flex-wrap gap-2">
        <Button kind="quiet" onClick={() => onChange({ options: [...options, ''], right })}>
          Add option to list {number}
        </Button>
        {onRemove && (
          <Button kind="quiet" onClick={onRemove}>
            Take list {number} out
          </Button>
        )}
      </div>
    </fieldset>
  )
}
