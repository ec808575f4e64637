'use client'

import { useId } from 'react'
import { CheckField, FieldError, type KindProps, LineField, OptionsField } from './draft-fields.tsx'
import { type FormDraft, nextId } from './form-draft.ts'

/** One right choice of several. */
export function ChoiceFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['choice']>) {
  const { right, shuffle } = fields
  return (
    <Choices
      fields={fields}
      errors={errors}
      onChange={onChange}
      isRight={(id) => id === right}
      type="radio"
      onRight={(id) => onChange({ ...fields, right: id })}
    >
      <CheckField
        label="Mix them"
        checked={shuffle}
        onChange={(mixed) => onChange({ ...fields, shuffle: mixed })}
      />
    </Choices>
  )
}

/** Any number of right choices. */
export function MultipleFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['multiple']>) {
  const { right, shuffle, partial } = fields
  const toggle = (id: string) =>
    onChange({ ...fields, right: right.includes(id) ? right.filter((one) => one !== id) : [...right, id] })
  return (
    <Choices
      fields={fields}
      errors={errors}
      onChange={onChange}
      isRight={(id) => right.includes(id)}
      type="checkbox"
      onRight={toggle}
    >
      <CheckField
        label="Mix them"
        checked={shuffle}
        onChange={(mixed) => onChange({ ...fields, shuffle: mixed })}
      />
      <CheckField
        label="A point for each right choice, one less for each wrong one"
        checked={partial}
        onChange={(counts) => onChange({ ...fields, partial: counts })}
      />
    </Choices>
  )
}

type DraftChoice = FormDraft['fields']['choice']['choices'][number]
type Props<T> = KindProps<T> & {
  isRight: (id: string) => boolean
  type: 'radio' | 'checkbox'
  onRight: (id: string) => void
  children: React.ReactNode
}

function Choices<T extends { choices: DraftChoice[] }>({
  fields,
  errors,
  onChange,
  isRight,
  type,
  onRight,
  children,
}: Props<T>) {
  const group = useId()
  const { choices } = fields
  const set = (changed: DraftChoice[]) => onChange({ ...fields, choices: changed })
  const change = (index: number, part: Partial<DraftChoice>) =>
    set(choices.map((choice, at) => (at === index ? { ...choice, ...part } : choice)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-lg font-semibold">Choices: mark what is right</legend>
      <OptionsField
        noun="Choice"
        path="choices"
        options={choices}
        errors={errors}
        least={2}
        onText={(index, text) => change(index, { text })}
        onRemove={(index) => set(choices.toSpliced(index, 1))}
        onAdd={() => set([...choices, { id: nextId(choices, 'c'), text: '' }])}
        below={(_id, index) => (
          <div className="ms-9">
            <LineField
              label={`Feedback on choice ${index + 1}`}
              value={choices[index]?.feedback ?? ''}
              placeholder="Feedback on this choice, if you like"
              onChange={(feedback) => change(index, { feedback })}
            />
          </div>
        )}
      >
        {(id, index) => (
          <input
            type={type}
            name={group}
            aria-label={`Choice ${index + 1} is right`}
            checked={isRight(id)}
            onChange={() => onRight(id)}
            className="mt-3 size-5 shrink-0 accent-accent"
          />
        )}
      </OptionsField>
      <FieldError text={errors.right} />
      {children}
    </fieldset>
  )
}
