'use client'

import { CheckField, FieldError, type KindProps, OptionsField } from './draft-fields.tsx'
import { type FormDraft, nextId } from './form-draft.ts'

/** What is to be put in order. */
export function OrderFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['order']>) {
  const { entries } = fields
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-lg font-semibold">In their right order: students see them mixed</legend>
      <OptionsField
        noun="Entry"
        path="entries"
        options={entries}
        errors={errors}
        least={2}
        onText={(index, text) =>
          onChange({ entries: entries.map((entry, at) => (at === index ? { ...entry, text } : entry)) })
        }
        onRemove={(index) => onChange({ entries: entries.toSpliced(index, 1) })}
        onAdd={() => onChange({ entries: [...entries, { id: nextId(entries, 'e'), text: '' }] })}
      />
    </fieldset>
  )
}

/** What belongs to what. */
export function MatchFields({ fields, errors, onChange }: KindProps<FormDraft['fields']['match']>) {
  const { left, right, pairs } = fields
  const isPair = (from: string, to: string) => pairs.some((pair) => pair[0] === from && pair[1] === to)
  const without = (id: string) => pairs.filter((pair) => !pair.includes(id))
  const join = (from: string, to: string, joined: boolean) =>
    onChange({
      ...fields,
      pairs: joined ? [...pairs, [from, to]] : pairs.filter((pair) => pair[0] !== from || pair[1] !== to),
    })
  const write = (side: 'left' | 'right', index: number, text: string) =>
    onChange({ ...fields, [side]: fields[side].map((one, at) => (at === index ? { ...one, text } : one)) })
  const remove = (side: 'left' | 'right', index: number) =>
    onChange({
      ...fields,
      [side]: fields[side].toSpliced(index, 1),
      pairs: without(fields[side][index]?.id ?? ''),
    })
  const add = (side: 'left' | 'right', prefix: string) =>
    onChange({ ...fields, [side]: [...fields[side], { id: nextId(fields[side], prefix), text: '' }] })
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-lg font-semibold">Right side</legend>
        <OptionsField
          noun="Right entry"
          path="right"
          options={right}
          errors={errors}
          least={2}
          onText={(index, text) => write('right', index, text)}
          onRemove={(index) => remove('right', index)}
          onAdd={() => add('right', 'r')}
        />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-lg font-semibold">Left side: mark what belongs to each</legend>
        <OptionsField
          noun="Left entry"
          path="left"
          options={left}
          errors={errors}
          least={1}
          onText={(index, text) => write('left', index, text)}
          onRemove={(index) => remove('left', index)}
          onAdd={() => add('left', 'l')}
          below={(from, index) => (
            <fieldset aria-label={`Belongs to left entry ${index + 1}`} className="flex flex-wrap gap-x-5">
              {right.map(({ id, text }, at) => (
                <CheckField
                  key={id}
                  label={text || `Right entry ${at + 1}`}
                  checked={isPair(from, id)}
                  onChange={(joined) => join(from, id, joined)}
                />
              ))}
            </fieldset>
          )}
        />
        <FieldError text={errors.pairs} />
      </fieldset>
    </div>
  )
}
