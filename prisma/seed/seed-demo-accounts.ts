import type { Database } from '#lib/db/client.ts'

const people = [
  { email: 'student@example.com', name: 'Student One', role: 'student' },
  { email: 'student2@example.com', name: 'Student Two', role: 'student' },
  { email: 'student3@example.com', name: 'Student Three', role: 'student' },
  { email: 'teacher@example.com', name: 'Teacher One', role: 'teacher' },
  { email: 'teacher2@example.com', name: 'Teacher Two', role: 'teacher' },
  { email: 'admin@example.com', name: 'Administrator', role: 'admin' },
] as const

const classes = [
  {
    title: 'Class A',
    teacher: 'teacher@example.com',
    students: ['student@example.com', 'student2@example.com'],
  },
  { title: 'Class B', teacher: 'teacher2@example.com', students: ['student3@example.com'] },
]

/** Makes the demo accounts and their classes, with all courses of the configuration, where they are missing; only with `DEMO=1`. */
export async function seedDemoAccounts(db: Database): Promise<string> {
  const ids = new Map<string, string>()
  for (const { email, ...person } of people) {
    const create = { email, ...person }
    const { id } = await db.user.upsert({ where: { email }, create, update: {}, select: { id: true } })
    ids.set(email, id)
  }
  for (const { title, teacher, students } of classes) await seedClass(db, { title, teacher, students, ids })
  return `demo accounts: ${people.map(({ email }) => email).join(', ')}`
}

type DemoClass = { title: string; teacher: string; students: string[]; ids: Map<string, string> }

/** A demo class is known by its teacher: they teach one. */
async function seedClass(db: Database, { title, teacher, students, ids }: DemoClass): Promise<void> {
  const teacherId = ids.get(teacher) ?? ''
  const teaches = await db.enrollment.count({ where: { userId: teacherId, role: 'teacher' } })
  if (teaches === 0) await createClass(db, { title, teacherId, students, ids })
  const courses = await db.course.findMany({ where: { source: 'configuration' }, select: { id: true } })
  const own = { title, enrollments: { some: { userId: teacherId, role: 'teacher' } } } as const
  for (const { id: classId } of await db.class.findMany({ where: own, select: { id: true } }))
    await db.classCourse.createMany({
      data: courses.map(({ id: courseId }) => ({ classId, courseId })),
      skipDuplicates: true,
    })
}

async function createClass(
  db: Database,
  { title, teacherId, students, ids }: Omit<DemoClass, 'teacher'> & { teacherId: string },
): Promise<void> {
  await db.class.create({
    data: {
      title,
      enrollments: {
        create: [
          { userId: teacherId, role: 'teacher' },
          ...students.map((email) => ({ userId: ids.get(email) ?? '', role: 'student' as const })),
        ],
      },
    },
  })
}
