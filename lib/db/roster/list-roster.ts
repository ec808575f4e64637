import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { SchoolRoster } from '#lib/roster/write-oneroster.ts'

/** People who are not locked, with their classes, and all courses that are not withdrawn. */
export async function listRoster(db: Database): Promise<SchoolRoster> {
  const active = { lockedAt: null }
  const [school, courses, classes, people, enrollments] = await db.$transaction([
    db.organisation.findFirstOrThrow({ select: { id: true, name: true } }),
    db.course.findMany({
      where: { withdrawnAt: null },
      select: { id: true, rosterId: true, code: true, title: true, subject: true, grade: true },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
    }),
    db.class.findMany({
      select: {
        ...{ id: true, rosterId: true, title: true },
        courses: {
          where: { course: { withdrawnAt: null } },
          select: { courseId: true },
          orderBy: [{ course: { sortOrder: 'asc' } }, { courseId: 'asc' }],
          take: 1,
        },
      },
      orderBy: { id: 'asc' },
    }),
    db.user.findMany({
      where: active,
      select: {
        id: true,
        rosterId: true,
        email: true,
        hasEmail: true,
        name: true,
        role: true,
        grantedRole: true,
      },
      orderBy: { email: 'asc' },
    }),
    db.enrollment.findMany({
      where: { user: active },
      select: { classId: true, userId: true, role: true },
      orderBy: [{ classId: 'asc' }, { userId: 'asc' }],
    }),
  ])
  return {
    school,
    courses,
    classes: classes.map(({ courses: [course], ...one }) => ({ ...one, courseId: course?.courseId ?? null })),
    people: people.map(({ email, hasEmail, role, grantedRole, ...one }) => ({
      ...{ ...one, email: hasEmail ? email : null, role: grantedRole ?? role },
    })),
    enrollments: enrollments.flatMap(({ role, ...one }) => (role === 'admin' ? [] : [{ ...one, role }])),
  }
}
