import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const ofStudent = ({ student }: World) => ({ timebackId: student.timebackId })
const ofAttempt = (world: World) => ({ ...ofStudent(world), attempt: String(world.attempt) })
const inClass = ({ classId }: World) => ({ classId })

export const insightRules: Rules = {
  'GET /api/teacher/classes/[classId]/grid': { params: inClass, others: 404 },
  'POST /api/teacher/classes/[classId]/needs': {
    params: inClass,
    body: ({ student, lessonId: lesson }) => ({
      ...{ student: student.timebackId, lesson, cause: 'low-score', attempt: 1, answer: 'seen' },
    }),
    answer: 204,
    others: 404,
  },
  'GET /api/teacher/classes/[classId]/live': { params: inClass, others: 404 },
  'GET /api/teacher/students/[timebackId]/attempts': { params: ofStudent, others: 404 },
  'GET /api/teacher/students/[timebackId]/attempts/[attempt]': {
    params: ofAttempt,
    query: ({ lessonId }) => ({ lessonId }),
    others: 404,
  },
  'GET /api/teacher/students/[timebackId]/time': { params: ofStudent, others: 404 },
  'page /teacher/classes/[classId]': { params: inClass, others: 404 },
  'page /teacher/classes/[classId]/lessons/[lessonId]': {
    params: (world) => ({ ...inClass(world), lessonId: world.lessonId }),
    others: 404,
  },
  'page /teacher/classes/[classId]/lessons/[lessonId]/questions/[questionId]': {
    params: (world) => ({ ...inClass(world), lessonId: world.lessonId, questionId: world.questionId }),
    others: 404,
  },
  'page /teacher/classes/[classId]/students/[timebackId]': {
    params: (world) => ({ ...inClass(world), ...ofStudent(world) }),
    others: 404,
  },
  'page /teacher/classes/[classId]/students/[timebackId]/attempts/[lessonId]/[attempt]': {
    params: (world) => ({ ...inClass(world), ...ofAttempt(world), lessonId: world.lessonId }),
    others: 404,
  },
}
