import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { getStudentAttempt } from '#lib/teacher/students.ts'
import { requireFound } from '#lib/timeback/contract/domain-error.ts'
import { attemptsQuery, toAttemptNumber } from '#lib/timeback/contract/requests.ts'

export const GET = defineRoute<{ timebackId: string; attempt: string }, typeof attemptsQuery>({
  allow: staffRoles,
  query: attemptsQuery,
  handle: async ({ actor, params: { timebackId, attempt }, query }) => {
    const key = { timebackId, attempt: toAttemptNumber(attempt), ...query }
    return requireFound(await getStudentAttempt(actor, key), 'ATTEMPT_NOT_FOUND').details
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
