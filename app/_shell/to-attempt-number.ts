import { notFound } from 'next/navigation'

/** The attempt that an address names; anything that is no number of an attempt is a page that does not exist. */
export function toAttemptNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound()
  return Number(text)
}
