import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { updateVrPackageBody } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { deletePackage, getPackage, updatePackage } from '#lib/timeback/server/vr/packages.ts'

type Params = { id: string }

export const GET = defineRoute<Params>({
  handle: async ({ actor, params: { id } }) => {
    const details = await getPackage(appDeps(), { viewer: actor, id })
    return { package: details.package }
  },
})

export const PATCH = defineRoute<Params, never, typeof updateVrPackageBody>({
  allow: staffRoles,
  body: updateVrPackageBody,
  handle: async ({ actor, params: { id }, body }) => ({
    package: await updatePackage(appDeps(), { ...body, viewer: actor, id }),
  }),
})

export const DELETE = defineRoute<Params>({
  allow: staffRoles,
  status: 204,
  handle: ({ actor, params: { id } }) => deletePackage(appDeps(), { viewer: actor, id }),
})

export const { OPTIONS, POST, PUT } = otherMethods({ GET, PATCH, DELETE })
