import { defineRoute } from '#lib/http/define-route.ts'
import { fileResponse } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportResults } from '#lib/timeback/server/records/class-results.ts'

export const GET = defineRoute<{ classId: string }>({
  allow: staffRoles,
  handle: async ({ actor, params }) => {
    const { title, bytes } = await exportResults(appDeps(), actor, params)
    return fileResponse(bytes, { name: `${title}-results.zip`, mediaType: 'application/zip' })
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
