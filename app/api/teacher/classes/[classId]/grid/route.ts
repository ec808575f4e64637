import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { getClassReport } from '#lib/teacher/classes.ts'
import { requireFound } from '#lib/timeback/contract/domain-error.ts'

export const GET = defineRoute<{ classId: string }>({
  allow: staffRoles,
  handle: async ({ actor, params }) =>
    requireFound(await getClassReport(actor, params.classId), 'CLASS_NOT_FOUND'),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
