import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { requireClass } from './require-class.ts'
import { requireTaught } from './require-taught.ts'
import type { Viewer } from './viewer.ts'

let open: OpenLessons
let own: Viewer
let other: Viewer
let admin: Viewer
let student: string
let classId: string

beforeAll(async () => {
  open = await openLessons()
  const viewer = async (email: string, role: Viewer['role']) => ({ timebackId: await open.idOf(email), role })
  own = await viewer('teacher@example.com', 'teacher')
  other = await viewer('teacher2@example.com', 'teacher')
  admin = await viewer('admin@example.com', 'admin')
  student = await open.idOf('student@example.com')
  const of = { enrollments: { some: { userId: student } } }
  classId = (await open.db.class.findFirstOrThrow({ where: of })).id
})
afterAll(() => open.close())

describe('a class', () => {
  it('is its teacher’s and every administrator’s, and to another teacher as if it were not', async () => {
    for (const viewer of [own, admin])
      expect(await requireClass(open, viewer, classId)).toMatchObject({ id: classId })
    for (const [viewer, id] of [
      [other, classId],
      [own, crypto.randomUUID()],
      [admin, 'no-class'],
    ] as const)
      await expect(requireClass(open, viewer, id)).rejects.toMatchObject({ code: 'CLASS_NOT_FOUND' })
  })

  it('is no student’s', async () => {
    const viewer: Viewer = { timebackId: student, role: 'student' }
    await expect(requireClass(open, viewer, classId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(requireTaught(open, viewer, { student })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lists no student who is locked', async () => {
    const ids = async () => (await requireClass(open, own, classId)).students.map(({ id }) => id)
    expect(await ids()).toContain(student)
    await open.db.user.update({ where: { id: student }, data: { lockedAt: new Date() } })
    expect(await ids()).not.toContain(student)
    expect(await requireTaught(open, own, { student, classId })).toMatchObject({ id: student })
    await open.db.user.update({ where: { id: student }, data: { lockedAt: null } })
  })
})

it('a student is their teachers’, in the classes that they are in', async () => {
  for (const key of [{ student }, { student, classId }])
    expect(await requireTaught(open, own, key)).toMatchObject({ id: student })
  const refused = { code: 'STUDENT_NOT_FOUND' }
  await expect(requireTaught(open, other, { student })).rejects.toMatchObject(refused)
  await expect(requireTaught(open, own, { student: own.timebackId })).rejects.toMatchObject(refused)
  await expect(requireTaught(open, own, { student: 'nobody' })).rejects.toMatchObject(refused)
  const elsewhere = { student, classId: crypto.randomUUID() }
  await expect(requireTaught(open, own, elsewhere)).rejects.toMatchObject(refused)
  await expect(requireTaught(open, own, { student, classId: 'x' })).rejects.toMatchObject(refused)
})
