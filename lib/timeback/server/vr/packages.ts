import 'server-only'
import {
  archiveVrPackage,
  assignVrPackage,
  createVrPackage,
  findVrPackage,
  listVrPackages,
  type NewVrActivity,
  unassignVrPackage,
  updateVrPackage,
  type VrPackageRow,
} from '#lib/db/vr/packages.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CreateVrPackageBody, UpdateVrPackageBody, VrPackage } from '#lib/timeback/contract/vr.ts'
import { requireCourse } from '#lib/timeback/server/courses/courses.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireClass } from '#lib/timeback/server/people/require-class.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { ownScopeOf, packageScopeOf } from './viewer.ts'

/** The packages that the viewer may see, the newest first. */
export async function listPackages({ db }: Deps, viewer: Viewer): Promise<VrPackageDetails[]> {
  return (await listVrPackages(db, packageScopeOf(viewer))).map(toDetails)
}

type Named = { viewer: Viewer; id: string }

/** Throws `PACKAGE_NOT_FOUND` also for what is someone else's. */
export async function getPackage(deps: Deps, { viewer, id }: Named): Promise<VrPackageDetails> {
  return toDetails(await requirePackage(deps, { viewer, id }))
}

/** Throws `COURSE_NOT_FOUND`. */
export async function createPackage(
  deps: Deps,
  { viewer, ...body }: CreateVrPackageBody & { viewer: Viewer },
): Promise<VrPackage> {
  ownScopeOf(viewer)
  const row = await createVrPackage(deps.db, {
    title: body.title,
    version: body.version,
    targetPlatforms: body.target_platforms,
    launchUrl: body.launch_url ?? null,
    activity: body.activity ? await toActivity(deps, body.activity) : null,
    createdById: viewer.timebackId,
  })
  return toVrPackage(row)
}

/** Changes what the body names. Throws `PACKAGE_NOT_FOUND`, `COURSE_NOT_FOUND`. */
export async function updatePackage(
  deps: Deps,
  { viewer, id, ...body }: UpdateVrPackageBody & Named,
): Promise<VrPackage> {
  await requirePackage(deps, { viewer, id })
  const { title, version, target_platforms: targetPlatforms, launch_url: launchUrl, activity } = body
  const change = {
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    ...(targetPlatforms !== undefined && { targetPlatforms }),
    ...(launchUrl !== undefined && { launchUrl }),
    ...(activity !== undefined && { activity: activity && (await toActivity(deps, activity)) }),
  }
  const row = await updateVrPackage(deps.db, { scope: ownScopeOf(viewer), id }, change)
  if (!row) throw packageNotFound()
  return toVrPackage(row)
}

/** Takes a package out of use; sessions and progress stay. Throws `PACKAGE_NOT_FOUND`. */
export async function deletePackage({ db, now }: Deps, { viewer, id }: Named): Promise<void> {
  const key = { scope: ownScopeOf(viewer), id, now: now() }
  if (!isUuid(id) || !(await archiveVrPackage(db, key))) throw packageNotFound()
}

export async function requirePackage({ db }: Deps, { viewer, id }: Named): Promise<VrPackageRow> {
  const row = isUuid(id) ? await findVrPackage(db, packageScopeOf(viewer), id) : null
  if (!row) throw packageNotFound()
  return row
}

export function packageNotFound(): DomainError {
  return new DomainError('PACKAGE_NOT_FOUND', 'There is no such VR package here.')
}

/** What pages show of a package beside what the wire says of it. */
export type VrPackageDetails = {
  package: VrPackage
  activity: { name: string; courseCode: string; courseTitle: string } | null
  classIds: string[]
}

function toDetails(row: VrPackageRow): VrPackageDetails {
  const { activity, classIds } = row
  return {
    package: toVrPackage(row),
    activity: activity && {
      name: activity.name,
      courseCode: activity.course.code,
      courseTitle: activity.course.title,
    },
    classIds,
  }
}

function toVrPackage({ id, title, version, targetPlatforms, launchUrl, activity }: VrPackageRow): VrPackage {
  return {
    id,
    title,
    version,
    target_platforms: targetPlatforms,
    launch_url: launchUrl,
    activity_id: activity?.id ?? null,
  }
}

async function toActivity(
  deps: Deps,
  { name, course }: NonNullable<CreateVrPackageBody['activity']>,
): Promise<NewVrActivity> {
  return { name, courseId: (await requireCourse(deps, course)).id }
}

type Assignment = { viewer: Viewer; packageId: string; classId: string }

/** Lets a class use a package. Throws `PACKAGE_NOT_FOUND`, `CLASS_NOT_FOUND`, also for what is not one's own. */
export async function assignPackage(deps: Deps, assignment: Assignment): Promise<void> {
  await assignVrPackage(deps.db, await requireBoth(deps, assignment))
}

/** Takes a package from a class; what its students did stays. Throws as `assignPackage`. */
export async function unassignPackage(deps: Deps, assignment: Assignment): Promise<void> {
  await unassignVrPackage(deps.db, { ...(await requireBoth(deps, assignment)), now: deps.now() })
}

async function requireBoth(deps: Deps, { viewer, packageId, classId }: Assignment) {
  const made = await requirePackage(deps, { viewer, id: packageId })
  const { id } = await requireClass(deps, viewer, classId)
  return { packageId: made.id, classId: id }
}
