import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { getClassPage } from '#lib/teacher/classes.ts'
import { requireFound } from '#lib/timeback/contract/domain-error.ts'
import { classBoardQuery } from '#lib/timeback/contract/requests.ts'

export const GET = defineRoute<{ classId: string }, typeof classBoardQuery>({
  allow: staffRoles,
  query: classBoardQuery,
  revalidates: true,
  handle: async ({ actor, params, query }) =>
    requireFound(await getClassPage(actor, { ...params, ...query }), 'CLASS_NOT_FOUND').board,
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
