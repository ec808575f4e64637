import { defineRoute } from '#lib/http/define-route.ts'
import { streamResponse } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { exportQuery } from '#lib/timeback/contract/records.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportClass } from '#lib/timeback/server/records/export-class.ts'

export const GET = defineRoute<{ classId: string }, typeof exportQuery>({
  allow: staffRoles,
  query: exportQuery,
  handle: async ({ actor, params: { classId }, query: { kind } }) => {
    const { title, lines } = await exportClass(appDeps(), actor, { classId, kind })
    return streamResponse(lines, { name: `${title}-${kind}.csv`, mediaType: 'text/csv; charset=utf-8' })
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
