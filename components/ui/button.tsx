import clsx from 'clsx'
import type { ComponentProps } from 'react'

/** A button that does not send a form unless it says so. */
export function Button({
  kind,
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type={type} className={buttonClass(kind, className)} {...props} />
}

export type ButtonKind = 'primary' | 'secondary' | 'quiet'

const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-control px-5 py-2.5 text-lg font-semibold ' +
  'no-underline transition-colors select-none disabled:cursor-not-allowed'

const kinds: Record<ButtonKind, string> = {
  primary:
    'border border-transparent bg-accent text-on-accent hover:bg-accent-strong ' +
    'disabled:border-line disabled:bg-sunken disabled:text-soft',
  secondary:
    'border border-edge bg-surface text-ink hover:bg-accent-tint disabled:border-line disabled:text-soft',
  quiet: 'border border-transparent text-accent hover:bg-accent-tint disabled:text-soft',
}

/** The look that buttons and links that act share. */
export function buttonClass(kind: ButtonKind = 'primary', className?: string): string {
  return clsx(base, kinds[kind], className)
}
