import { zipSync } from 'fflate'
import type { Actor } from '#lib/auth/actor.ts'
import { assert } from '#lib/std/assert.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { addApplication } from '#lib/timeback/server/applications/manage-applications.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import type { OpenRoutes } from '#scripts/testing/routes/open-routes.ts'

/** A school of two teachers: what `teacher` has, `otherTeacher` must not reach. */
export type World = {
  teacher: Actor
  otherTeacher: Actor
  admin: Actor
  /** In the class of `teacher`, and in no other. */
  student: Actor
  classId: string
  otherClassId: string
  groupId: string
  /** In the class of `teacher`, to be moved to their other class and to go up in `student`. */
  twinId: string
  spareClassId: string
  /** An open attempt of `student`. */
  lessonId: string
  attempt: number
  /** A lesson of `teacher` as a package, with one question more. */
  lessonPackage: Uint8Array
  /** The lessons of its course in an order in which only this one has another place. */
  orderedLessons: string[]
  packageCourse: string
  /** Of `packageCourse`. */
  courseId: string
  /** A lesson of `teacher` that is not listed. */
  draftId: string
  /** A question that nothing but this lesson asks. */
  draftItemId: string
  assignmentId: string
  /** Assigned to the class, with a session of `student`. */
  vrPackageId: string
  vrPackageTitle: string
  /** An application that an administrator made. */
  clientId: string
}

export async function createWorld({ db, deps, timeback }: OpenRoutes): Promise<World> {
  const actorOf = async (email: string): Promise<Actor> => {
    const { id, name, role } = await db.user.findUniqueOrThrow({ where: { email } })
    return { timebackId: id, email, name, role }
  }
  const student = await actorOf('student@example.com')
  const teacher = await actorOf('teacher@example.com')
  const otherTeacher = await actorOf('teacher2@example.com')
  const classOf = async ({ timebackId: userId }: Actor) =>
    (await db.enrollment.findFirstOrThrow({ where: { userId } })).classId
  const classId = await classOf(teacher)
  const taught = { student: student.timebackId, lesson: 'math-3-multiplication-quiz' }
  const { attempt } = await timeback.lessons.start(taught)
  const { courseId, componentId } = await db.lesson.findUniqueOrThrow({ where: { id: taught.lesson } })
  const draft = { courseId, componentId, title: 'Not yet', type: 'quiz', withdrawnAt: new Date() } as const
  await db.lesson.create({ data: { id: 'draft-1', ...draft, ownerId: teacher.timebackId } })
  const [xml] = [...buildPackage([{ id: 'any-1', type: 'quiz', questions: [99] }])].flatMap(
    ([path, bytes]) => (path === `${questionId(99)}.xml` ? [new TextDecoder().decode(bytes)] : []),
  )
  const asked = { identifier: questionId(99), title: 'Not yet asked', xml: xml ?? '', sha256: 'draft' }
  const { id: draftItemId } = await db.item.create({ data: asked })
  await db.lessonItem.create({
    data: { lessonId: 'draft-1', position: 0, itemId: draftItemId, identifier: asked.identifier },
  })
  const group = await db.classGroup.create({ data: { classId, title: 'Morning' } })
  await db.classGroupMember.create({ data: { groupId: group.id, userId: student.timebackId } })
  const assignment = await db.assignment.create({ data: { classId, lessonId: taught.lesson } })
  const made = { title: 'Fire drill', version: '1.0.0', target_platforms: ['quest3'] }
  const { id: vrPackageId } = await timeback.vr.createPackage({ ...made, viewer: teacher })
  await timeback.vr.assignPackage({ viewer: teacher, packageId: vrPackageId, classId })
  await timeback.vr.createSession({ student: student.timebackId, packageId: vrPackageId })
  const application = { name: 'Dashboard', scopes: Object.values(wireScopes) }
  const { clientId } = (await addApplication(deps, application)).application
  const packageCourse = 'CS-101'
  const { id: packageCourseId } = await db.course.findUniqueOrThrow({ where: { code: packageCourse } })
  const zipOf = (questions: number[]) =>
    zipSync(Object.fromEntries(buildPackage([{ id: 'own-lesson-1', type: 'quiz', questions }])))
  await timeback.content.importZip({ bytes: zipOf([1]), course: packageCourse, by: teacher })
  const lessonPackage = zipOf([1, 2])
  const listed = await db.lesson.findMany({
    where: { courseId: packageCourseId },
    orderBy: { sortOrder: 'asc' },
  })
  const ids = listed.map(({ id }) => id).filter((id) => id !== 'own-lesson-1')
  const orderedLessons = ['own-lesson-1', ...ids]
  const otherClassId = await classOf(otherTeacher)
  assert(classId !== otherClassId, 'each teacher has a class of their own')
  await db.organisation.updateMany({ data: { childSignIn: true } })
  const twin = { email: 'twin@example.com', name: 'Twin of Student One' }
  const { id: twinId } = await db.user.create({
    data: { ...twin, enrollments: { create: { classId, role: 'student' } } },
  })
  const teaches = { create: { userId: teacher.timebackId, role: 'teacher' } } as const
  const { id: spareClassId } = await db.class.create({ data: { title: 'Spare', enrollments: teaches } })
  return {
    ...{ twinId, spareClassId },
    ...{ teacher, otherTeacher, student, admin: await actorOf('admin@example.com') },
    ...{ classId, otherClassId, groupId: group.id, lessonId: taught.lesson, attempt },
    ...{ draftId: 'draft-1', draftItemId, orderedLessons },
    ...{ lessonPackage, packageCourse, courseId: packageCourseId },
    ...{ assignmentId: assignment.id, vrPackageId, clientId, vrPackageTitle: made.title },
  }
}
