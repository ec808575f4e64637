import 'server-only'
import type {
  CreateVrPackageBody,
  CreateVrSessionBody,
  ListVrSessionsQuery,
  UpdateVrPackageBody,
} from '#lib/timeback/contract/vr.ts'
import { appDeps } from './app-deps.ts'
import type { Viewer } from './people/viewer.ts'
import { createPackage, deletePackage, getPackage, listPackages, updatePackage } from './vr/packages.ts'
import { createSession, listSessions } from './vr/sessions.ts'

type Asked = { actor: Viewer }
type Named = Asked & { params: { id: string } }

/** Requests for packages, of whoever is signed in, answered in the wire's form (seed 001). */
export const packageRequests = {
  list: async ({ actor }: Asked) => {
    const packages = await listPackages(appDeps(), actor)
    return { packages: packages.map((each) => each.package) }
  },
  create: async ({ actor, body }: Asked & { body: CreateVrPackageBody }) => ({
    package: await createPackage(appDeps(), { ...body, viewer: actor }),
  }),
  get: async ({ actor, params: { id } }: Named) => {
    const details = await getPackage(appDeps(), { viewer: actor, id })
    return { package: details.package }
  },
  update: async ({ actor, params: { id }, body }: Named & { body: UpdateVrPackageBody }) => ({
    package: await updatePackage(appDeps(), { ...body, viewer: actor, id }),
  }),
  delete: ({ actor, params: { id } }: Named) => deletePackage(appDeps(), { viewer: actor, id }),
}

/** Requests of a student for sessions of their own, answered in the same way. */
export const sessionRequests = {
  list: async ({ actor, query: { status } }: Asked & { query: ListVrSessionsQuery }) => ({
    sessions: await listSessions(appDeps(), { student: actor.timebackId, status }),
  }),
  create: async ({ actor, body }: Asked & { body: CreateVrSessionBody }) => {
    const { package_id: packageId, activity_id: activityId } = body
    return { session: await createSession(appDeps(), { student: actor.timebackId, packageId, activityId }) }
  },
}
