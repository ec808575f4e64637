import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClass } from './button-class.ts'

/** A button that does not send a form unless it says so. */
export function Button({
  kind,
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type={type} className={buttonClass(kind, className)} {...props} />
}
