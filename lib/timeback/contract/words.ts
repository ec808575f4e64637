import { z } from 'zod'
import { storable } from './requests.ts'

/** What a person writes, possibly nothing. */
export function text(max: number) {
  return z
    .string('must be text')
    .max(max, `can have at most ${max} characters`)
    .refine(storable, 'holds a character that cannot be stored')
}

/** As `text`, and something is written. */
export const words = (max: number) => text(max).refine((value) => value.trim() !== '', 'must not be empty')
