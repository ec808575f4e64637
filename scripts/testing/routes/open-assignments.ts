import { expect } from 'vitest'
import type { Assignment } from '#lib/timeback/contract/assignments.ts'
import { listDueWork } from '#lib/timeback/server/assignments/due-work.ts'
import { type OpenRoutes, openRoutes } from './open-routes.ts'

/** The demo classes with nothing assigned yet, behind the routes. */
export type OpenAssignments = OpenRoutes & {
  /** Two students of one class, and one of another teacher's. */
  student: string
  other: string
  foreign: string
  classId: string
  foreignClassId: string
  assign: (body: object) => Promise<Assignment>
  /** What a student has to do, the first if none is named: kind, id and date of each. */
  due: (of?: string) => Promise<unknown[][]>
  /** What was noted, in order. */
  actions: () => Promise<string[]>
  /** Nothing is assigned or noted, and the teacher of the two is signed in. */
  beginAgain: () => Promise<void>
}

export async function openAssignments(): Promise<OpenAssignments> {
  const open = await openRoutes()
  const [student, other, foreign] = [
    await open.idOf('student@example.com'),
    await open.idOf('student2@example.com'),
    await open.idOf('student3@example.com'),
  ]
  const classOf = async (userId: string) =>
    (await open.db.enrollment.findFirstOrThrow({ where: { userId } })).classId
  return {
    ...open,
    ...{ student, other, foreign },
    ...{ classId: await classOf(student), foreignClassId: await classOf(foreign) },
    async assign(body) {
      const answer = await open.post('teacher/assignments', body)
      expect(answer).toMatchObject({ status: 201 })
      return (answer.json as { assignment: Assignment }).assignment
    },
    due: async (of = student) =>
      (await listDueWork(open.deps, { student: of })).map(({ kind, id, dueAt }) => [kind, id, dueAt]),
    actions: async () =>
      (await open.db.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action),
    async beginAgain() {
      await open.db.assignment.deleteMany()
      await open.db.auditEntry.deleteMany()
      await open.signIn('teacher@example.com')
    },
  }
}
