import type { EventTarget } from '#lib/db/events/outbox.ts'
import type { Role } from '#lib/std/terms.ts'
import type { CreateVrPackageBody, VrPackage } from '#lib/timeback/contract/vr.ts'
import { type OpenLessons, openLessons } from './open-lessons.ts'

const people = {
  student: 'student@example.com',
  classmate: 'student2@example.com',
  stranger: 'student3@example.com',
  teacher: 'teacher@example.com',
  otherTeacher: 'teacher2@example.com',
  admin: 'admin@example.com',
} as const

export type Person = keyof typeof people
type DemoPerson = {
  timebackId: string
  email: string
  name: string
  role: Role
}

/** The VR namespace over a database of its own, with statements for a record store unless told otherwise. */
export type OpenVr = OpenLessons & {
  people: Record<Person, DemoPerson>
  /** The class of `student` and `classmate`, taught by `teacher`. */
  classId: string
  /** A package of `teacher`, assigned to that class. */
  assigned: (change?: Partial<CreateVrPackageBody>) => Promise<VrPackage>
  /** A session that `student` has begun. */
  begun: (made?: VrPackage) => Promise<string>
}

export async function openVr({
  now = () => new Date(),
  targets = ['xapi'],
}: {
  now?: () => Date
  targets?: EventTarget[]
} = {}): Promise<OpenVr> {
  const open = await openLessons({ now, targets })
  const { timeback } = open
  const users = await open.db.user.findMany()
  const known = Object.entries(people).map(([person, email]) => {
    const { id: timebackId, name, role } = users.find((user) => user.email === email) ?? missing(email)
    return [person, { timebackId, email, name, role }]
  })
  const viewers = Object.fromEntries(known) as Record<Person, DemoPerson>
  const { classId } = await open.db.enrollment.findFirstOrThrow({
    where: { userId: viewers.student.timebackId },
  })
  const assigned = async (change: Partial<CreateVrPackageBody> = {}) => {
    const body = { title: 'Safety Training VR', version: '1.0.0', target_platforms: ['quest2', 'quest3'] }
    const made = await timeback.vr.createPackage({ ...body, ...change, viewer: viewers.teacher })
    await timeback.vr.assignPackage({ viewer: viewers.teacher, packageId: made.id, classId })
    return made
  }
  const begun = async (made?: VrPackage) => {
    const { id: packageId } = made ?? (await assigned())
    return (await timeback.vr.createSession({ student: viewers.student.timebackId, packageId })).id
  }
  return { ...open, people: viewers, classId, assigned, begun }
}

function missing(email: string): never {
  throw new Error(`There is no demo account ${email}.`)
}
