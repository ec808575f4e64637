import { z } from 'zod'

/** How the deliveries stand, for administrators. What was delivered is kept for a week. */
export type DeliveryState = {
  waiting: number
  delivered: number
  dead: number
  /** The latest 100. */
  deadLetters: DeadLetter[]
}

/** An event that was given up, with why. */
export type DeadLetter = {
  id: string
  target: 'caliper' | 'xapi'
  tries: number
  reason: string
  createdAt: string
  deadAt: string
  /** What would have been sent. */
  body: object
}

/** `POST /api/admin/deliveries/retry`: one dead letter, or all of them. */
export const retryDeliveriesBody = z.strictObject({ id: z.guid('must be a UUID').optional() })
