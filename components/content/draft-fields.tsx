'use client'

import { X } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#components/ui/button.tsx'

/** What is wrong with the draft, by field. */
export type DraftErrors = Readonly<Record<string, string>>

export type KindProps<T> = { fields: T; errors: DraftErrors; onChange: (fields: T) => void }

/** The problem of a field in words. */
export function FieldError({ id, text }: { id?: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={id} className="font-semibold text-notyet">
      This {text}.
    </p>
  )
}

type LineProps = {
  label: string
  value: string
  error?: string | undefined
  placeholder?: string
  inputMode?: 'decimal'
  onChange: (value: string) => void
  /** Takes the line out; absent where it must stay. */
  onRemove?: (() => void) | undefined
}

/** One line of a list, whose name is read and not seen. */
export function LineField({ label, value, error, placeholder, inputMode, onChange, onRemove }: LineProps) {
  const errorId = useId()
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      <div className="flex items-center gap-1">
        <input
          aria-label={label}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          value={value}
          maxLength={1000}
          placeholder={placeholder}
          inputMode={inputMode}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-lg text-ink aria-invalid:border-2 aria-invalid:border-notyet-edge"
        />
        {onRemove && (
          <button
            type="button"
            aria-label={`Take out ${label}`}
            onClick={onRemove}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-accent hover:bg-accent-tint"
          >
            <X aria-hidden className="size-5" />
          </button>
        )}
      </div>
      <FieldError id={errorId} text={error} />
    </div>
  )
}

type OptionsProps = {
  /** What one of them is called. */
  noun: string
  path: string
  options: readonly { id: string; text: string }[]
  errors: DraftErrors
  least: number
  onText: (index: number, text: string) => void
  onRemove: (index: number) => void
  onAdd: () => void
  /** Before the text of one. */
  children?: (id: string, index: number) => React.ReactNode
  /** Below it. */
  below?: (id: string, index: number) => React.ReactNode
}

/** A list of texts that grows and shrinks. */
export function OptionsField({
  noun,
  path,
  options,
  errors,
  least,
  onText,
  onRemove,
  onAdd,
  ...parts
}: OptionsProps) {
  const { children: before, below } = parts
  return (
    <div className="grid gap-2">
      {options.map(({ id, text }, index) => (
        <div key={id} className="grid gap-1">
          <div className="flex items-start gap-2">
            {before?.(id, index)}
            <LineField
              label={`${noun} ${index + 1}`}
              value={text}
              error={errors[`${path}.${index}.text`]}
              onChange={(value) => onText(index, value)}
              onRemove={options.length > least ? () => onRemove(index) : undefined}
            />
          </div>
          {below?.(id, index)}
        </div>
      ))}
      <FieldError text={errors[path]} />
      <div>
        <Button kind="quiet" onClick={onAdd}>
          Add {noun.toLowerCase()}
        </Button>
      </div>
    </div>
  )
}

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

export function CheckField({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-lg">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
      {label}
    </label>
  )
}
