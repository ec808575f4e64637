import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { getStudentAttempts } from '#lib/teacher/students.ts'
import { requireFound } from '#lib/timeback/contract/domain-error.ts'
import { studentAttemptsQuery } from '#lib/timeback/contract/requests.ts'

export const GET = defineRoute<{ timebackId: string }, typeof studentAttemptsQuery>({
  allow: staffRoles,
  query: studentAttemptsQuery,
  handle: async ({ actor, params, query }) => {
    const student = requireFound(
      await getStudentAttempts(actor, { ...params, ...query }),
      'STUDENT_NOT_FOUND',
    )
    return { attempts: student.attempts }
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
