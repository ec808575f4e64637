import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'

type Frame = {
  label: string
  hint?: ReactNode
  /** What is wrong with the value; read aloud with the field. */
  error?: string | undefined
}

const look =
  'w-full rounded-control border bg-surface px-4 py-2.5 text-lg text-ink aria-invalid:border-2 aria-invalid:border-notyet-edge'

/** A line of text with its name above it and, below, what to know and what is wrong. */
export function TextField({ label, hint, error, className, ...input }: Frame & ComponentProps<'input'>) {
  const { ids, describedBy } = useIds(hint, error)
  return (
    <FieldFrame {...{ label, hint, error, ids }}>
      <input
        id={ids.input}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy}
        className={clsx(look, 'min-h-12 border-edge', className)}
        {...input}
      />
    </FieldFrame>
  )
}

/** Several lines of text; as `TextField`. */
export function TextAreaField({ label, hint, error, ...input }: Frame & ComponentProps<'textarea'>) {
  const { ids, describedBy } = useIds(hint, error)
  return (
    <FieldFrame {...{ label, hint, error, ids }}>
      <textarea
        id={ids.input}
        rows={4}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy}
        className={clsx(look, 'border-edge')}
        {...input}
      />
    </FieldFrame>
  )
}

/** One of a few; as `TextField`. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...input
}: Frame & ComponentProps<'select'> & { children: ReactNode }) {
  const { ids, describedBy } = useIds(hint, error)
  return (
    <FieldFrame {...{ label, hint, error, ids }}>
      <select
        id={ids.input}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy}
        className={clsx(look, 'min-h-12 border-edge')}
        {...input}
      >
        {children}
      </select>
    </FieldFrame>
  )
}

type Ids = { input: string; hint: string; error: string }

function useIds(hint: ReactNode, error: string | undefined): { ids: Ids; describedBy: string | undefined } {
  const input = useId()
  const ids = { input, hint: `${input}-hint`, error: `${input}-error` }
  const described = [error !== undefined && ids.error, hint !== undefined && ids.hint].filter(Boolean)
  return { ids, describedBy: described.length > 0 ? described.join(' ') : undefined }
}

function FieldFrame({ label, hint, error, ids, children }: Frame & { ids: Ids; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={ids.input} className="text-lg font-semibold">
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={ids.error} className="font-semibold text-notyet">
          {label} {error}.
        </p>
      )}
      {hint !== undefined && (
        <p id={ids.hint} className="text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
