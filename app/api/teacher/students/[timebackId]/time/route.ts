import { defineRoute } from '#lib/http/define-route.ts'
import { found } from '#lib/http/found.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getStudentTime } from '#lib/teacher/students.ts'
import { studentTimeQuery } from '#lib/timeback/contract/activity-requests.ts'

export const GET = defineRoute<{ timebackId: string }, typeof studentTimeQuery>({
  allow: ['teacher', 'admin'],
  query: studentTimeQuery,
  handle: async ({ actor, params, query }) => {
    const { runs } = found(await getStudentTime(actor, { ...params, attempt: query }), 'STUDENT_NOT_FOUND')
    return { runs }
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
