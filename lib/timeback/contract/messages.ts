import { z } from 'zod'
import { id } from './requests.ts'

/** A teacher's words to a student, not read yet; `at` is ISO 8601. */
export type ReceivedMessage = {
  id: string
  at: string
  /** The teacher's name; `null` where they are gone. */
  from: string | null
  /** What it is about, if a lesson. */
  lesson: { id: string; name: string } | null
  text: string
}

/** `POST /api/me/messages`: it was read. */
export const readMessageBody = z.strictObject({ id })
