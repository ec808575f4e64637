import { defineRoute } from '#lib/http/define-route.ts'
import { found } from '#lib/http/found.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getStudentAttempt } from '#lib/teacher/students.ts'
import { attemptsQuery, toAttemptNumber } from '#lib/timeback/contract/requests.ts'

export const GET = defineRoute<{ timebackId: string; attempt: string }, typeof attemptsQuery>({
  allow: ['teacher', 'admin'],
  query: attemptsQuery,
  handle: async ({ actor, params: { timebackId, attempt }, query }) => {
    const key = { timebackId, attempt: toAttemptNumber(attempt), ...query }
    return found(await getStudentAttempt(actor, key), 'ATTEMPT_NOT_FOUND').details
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
