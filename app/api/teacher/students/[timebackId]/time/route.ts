import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { getStudentTime } from '#lib/teacher/students.ts'
import { studentTimeQuery } from '#lib/timeback/contract/activity.ts'
import { requireFound } from '#lib/timeback/contract/domain-error.ts'

export const GET = defineRoute<{ timebackId: string }, typeof studentTimeQuery>({
  allow: staffRoles,
  query: studentTimeQuery,
  handle: async ({ actor, params, query }) => {
    const { runs } = requireFound(
      await getStudentTime(actor, { ...params, attempt: query }),
      'STUDENT_NOT_FOUND',
    )
    return { runs }
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
