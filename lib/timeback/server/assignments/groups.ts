import 'server-only'
import {
  changeGroup,
  createGroup,
  deleteGroup,
  findGroup,
  type GroupMembersRow,
  type GroupRow,
  listGroups,
} from '#lib/db/assignments/groups.ts'
import type { ClassRow } from '#lib/db/people/classes.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import type { ChangeGroupBody, ClassGroup, NewGroupBody } from '#lib/timeback/contract/assignments.ts'
import { DomainError, requireFound } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { findTaughtClass, requireClass } from '#lib/timeback/server/people/require-class.ts'
import { classScopeOf, type Viewer } from '#lib/timeback/server/people/viewer.ts'

type Needs = Pick<Deps, 'db' | 'now'>

/** Throws `GROUP_NOT_FOUND`, also for one of somebody else's class. */
export async function requireGroup({ db }: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<GroupRow> {
  const found = isUuid(id) ? await findGroup(db, classScopeOf(viewer), id) : null
  if (!found) throw new DomainError('GROUP_NOT_FOUND', 'There is no such group here.')
  return found
}

type OfOne = { classId: string; groupId: string }

/** The same of a class that is named, too. */
async function requireGroupOf(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId, groupId }: OfOne,
): Promise<GroupRow> {
  const found = await requireGroup(deps, viewer, groupId)
  if (found.classId !== classId.toLowerCase())
    throw new DomainError('GROUP_NOT_FOUND', 'There is no such group in this class.')
  return found
}

/** The groups of a class, with the class; `null` if the viewer does not teach it. */
export async function findGroups(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId }: { classId: string },
): Promise<{ class: ClassRow; groups: ClassGroup[] } | null> {
  const taught = await findTaughtClass({ db }, viewer, classId)
  return taught && { class: taught, groups: (await listGroups(db, taught.id)).map(toGroup) }
}

/** A group of a class. Throws `CLASS_NOT_FOUND`, `STUDENT_NOT_FOUND` for who is not in it, `ALREADY_EXISTS` for its title. */
export async function makeGroup(
  { db, now }: Needs,
  viewer: Viewer,
  { classId, title, students }: NewGroupBody & { classId: string },
): Promise<{ group: ClassGroup }> {
  const taught = await requireClass({ db }, viewer, classId)
  const by = { byId: viewer.timebackId, at: now() }
  const members = membersOf(taught, students)
  return saved(await createGroup(db, { ...by, classId: taught.id, title: title.trim(), students: members }))
}

/** Another title or other members. Throws `GROUP_NOT_FOUND`, and as `makeGroup`. */
export async function reviseGroup(
  { db, now }: Needs,
  viewer: Viewer,
  { title, students, ...key }: ChangeGroupBody & OfOne,
): Promise<{ group: ClassGroup }> {
  const { id, classId } = await requireGroupOf({ db }, viewer, key)
  const members = students && membersOf(await requireClass({ db }, viewer, classId), students)
  const by = { byId: viewer.timebackId, at: now() }
  return saved(await changeGroup(db, { ...by, id, title: title?.trim(), students: members }))
}

/** Ends a group, with what it was assigned; its students and what they did stay. Throws `GROUP_NOT_FOUND`. */
export async function endGroup({ db, now }: Needs, viewer: Viewer, key: OfOne): Promise<void> {
  const { id } = await requireGroupOf({ db }, viewer, key)
  await deleteGroup(db, { id, byId: viewer.timebackId, at: now() })
}

function membersOf({ students }: ClassRow, named: readonly string[]): string[] {
  const members = [...new Set(named)]
  if (members.some((id) => !students.some((student) => student.id === id)))
    throw new DomainError('STUDENT_NOT_FOUND', 'Somebody who is named is no student of this class.')
  return members
}

function saved(row: GroupMembersRow | 'title-taken' | null): { group: ClassGroup } {
  if (row === 'title-taken')
    throw new DomainError('ALREADY_EXISTS', 'The class has a group of this name.', {
      errors: [{ path: 'title', message: 'is another group’s' }],
    })
  return { group: toGroup(requireFound(row, 'GROUP_NOT_FOUND')) }
}

function toGroup({ id, title, students }: GroupMembersRow): ClassGroup {
  return { id, title, students }
}
