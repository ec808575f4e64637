import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { createVrPackageBody } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { createPackage, listPackages } from '#lib/timeback/server/vr/packages.ts'

export const GET = defineRoute({
  handle: async ({ actor }) => {
    const packages = await listPackages(appDeps(), actor)
    return { packages: packages.map((each) => each.package) }
  },
})

export const POST = defineRoute({
  allow: staffRoles,
  status: 201,
  body: createVrPackageBody,
  handle: async ({ actor, body }) => ({
    package: await createPackage(appDeps(), { ...body, viewer: actor }),
  }),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
