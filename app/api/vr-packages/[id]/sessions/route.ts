import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute<{ id: string }>({
  allow: ['teacher', 'admin'],
  handle: async ({ actor, params: { id } }) => {
    const work = await getTimeback().vr.listStudentWork({ viewer: actor, packageId: id })
    return { sessions: work.map(({ session }) => session) }
  },
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
