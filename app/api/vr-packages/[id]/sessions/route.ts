import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listStudentWork } from '#lib/timeback/server/vr/sessions.ts'

export const GET = defineRoute<{ id: string }>({
  allow: ['teacher', 'admin'],
  handle: async ({ actor, params: { id } }) => {
    const work = await listStudentWork(appDeps(), { viewer: actor, packageId: id })
    return { sessions: work.map(({ session }) => session) }
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
