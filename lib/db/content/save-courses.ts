import 'server-only'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import type { CourseInput } from './save-course.ts'

export type CourseSave = {
  /** The stored course that it is; `null` makes a new one. */
  id: string | null
  course: CourseInput
  /** Stored courses that go up in it, with their lessons and what students did there. */
  absorbs: string[]
}

/** The stored courses, in a stable order, with how many lessons each holds. */
export async function listStoredCourses(db: PrismaClient) {
  const rows = await db.course.findMany({
    select: {
      id: true,
      code: true,
      title: true,
      subject: true,
      grade: true,
      source: true,
      _count: { select: { lessons: true } },
    },
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ _count, source, ...row }) => ({
    ...row,
    isOfSchool: source === 'school',
    lessons: _count.lessons,
  }))
}

/** Stores the courses as the configuration's, all or nothing; `unnamed` ones give way where they hold a subject and grade that is taken now. */
export async function saveCourses(
  db: PrismaClient,
  { courses, unnamed }: { courses: CourseSave[]; unnamed: string[] },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await giveWay(tx, { courses, unnamed })
    for (const { id, course, absorbs } of courses) {
      const kept = id ?? (await createCourse(tx, course))
      if (id !== null) await tx.course.update({ where: { id }, data: { ...course, ...configured } })
      for (const from of absorbs) await absorbCourse(tx, { from, into: kept })
    }
  })
}

/** What the file says of a course, also of one that the school had made before. */
const configured = { source: 'configuration', derivesTotal: false } as const

/** Grades roll on together (3 → 5 while 5 → 6): those that change are free before the first is set. */
async function giveWay(
  tx: Prisma.TransactionClient,
  { courses, unnamed }: { courses: CourseSave[]; unnamed: string[] },
): Promise<void> {
  const moved = courses.flatMap(({ id, course: { subject, grade } }) =>
    id === null ? [] : [{ id, NOT: { subject, grade } }],
  )
  const taken = courses.flatMap(({ course: { subject, grade } }) =>
    grade === null ? [] : [{ subject, grade }],
  )
  await tx.course.updateMany({
    where: { OR: [...moved, { id: { in: unnamed }, OR: taken }] },
    data: { grade: null },
  })
}

/** An id may be taken by a course that has another code by now. */
async function createCourse(tx: Prisma.TransactionClient, course: CourseInput): Promise<string> {
  const id = `course-${course.code.toLowerCase()}`
  const ids = await tx.course.findMany({ where: { id: { startsWith: id } }, select: { id: true } })
  const taken = new Set(ids.map((row) => row.id))
  let free = id
  for (let next = 2; taken.has(free); next++) free = `${id}-${next}`
  await tx.course.create({ data: { id: free, ...course } })
  return free
}

async function absorbCourse(
  tx: Prisma.TransactionClient,
  { from, into }: { from: string; into: string },
): Promise<void> {
  for (const table of ['component', 'lesson', 'activity_run', 'assessment_line_item', 'vr_activity'])
    await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET course_id = ${into} WHERE course_id = ${from}`
  await tx.$executeRaw`INSERT INTO mastered_unit (student_id, course_id, source, units, mastered_at)
    SELECT student_id, ${into}, source, units, mastered_at FROM mastered_unit WHERE course_id = ${from}
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`INSERT INTO course_progress (student_id, course_id, mastered_units)
    SELECT student_id, course_id, sum(units) FROM mastered_unit WHERE course_id = ${into}
    GROUP BY student_id, course_id
    ON CONFLICT (student_id, course_id) DO UPDATE SET mastered_units = excluded.mastered_units`
  await tx.course.delete({ where: { id: from } })
}
