import 'server-only'
import { z } from 'zod'
import { policyNames } from '#lib/std/terms.ts'
import {
  assessmentProgressSchema,
  attemptsSchema,
  finalResponseSchema,
  newAttemptSchema,
  resetAttemptSchema,
  type StudentLesson,
  updateResponseSchema,
  wireNextQuestionSchema,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Connection } from './connection.ts'

const usersSchema = z.object({ users: z.array(z.object({ sourcedId: z.string() })) })

const coursesSchema = z.object({
  courses: z.array(z.object({ sourcedId: z.string(), title: z.string(), courseCode: z.string().nullish() })),
})

export type PowerPathClient = ReturnType<typeof createPowerPathClient>

export type Answer = StudentLesson & {
  question: string
  response?: string | undefined
  responses?: Record<string, string | string[]> | undefined
}

/** The calls of PowerPath that lessons need (Timeback protocol §1), with answers in their checked shape. */
export function createPowerPathClient({ ask, file }: Connection) {
  const read = <T extends z.ZodType>(schema: T, call: string, query: object) =>
    ask(schema, { path: `/powerpath/${call}`, query: { ...query } })
  const write = <T extends z.ZodType>(schema: T, call: string, body: object) =>
    ask(schema, { method: 'POST', path: `/powerpath/${call}`, body })
  return {
    file,
    createNewAttempt: (input: StudentLesson) => write(newAttemptSchema, 'createNewAttempt', input),
    getAttempts: (input: StudentLesson) => read(attemptsSchema, 'getAttempts', input),
    getAssessmentProgress: (input: StudentLesson & { attempt?: number }) =>
      read(assessmentProgressSchema, 'getAssessmentProgress', input),
    getNextQuestion: (input: StudentLesson) => read(wireNextQuestionSchema, 'getNextQuestion', input),
    /** An upstream that knows the key makes a repeat safe; another passes it over. */
    updateStudentQuestionResponse: (body: Answer, idempotencyKey: string) =>
      ask(updateResponseSchema, {
        method: 'PUT',
        path: '/powerpath/updateStudentQuestionResponse',
        body,
        headers: { 'idempotency-key': idempotencyKey },
      }),
    finalStudentAssessmentResponse: (input: StudentLesson) =>
      write(finalResponseSchema, 'finalStudentAssessmentResponse', input),
    resetAttempt: (input: StudentLesson) => write(resetAttemptSchema, 'resetAttempt', input),
    syllabus: (course: string) =>
      ask(syllabusSchema, { path: `/powerpath/syllabus/${encodeURIComponent(course)}` }),
    /** Two are enough to know whether an address is one person's (protocol §4.2). */
    usersByEmail: (email: string) =>
      ask(usersSchema, {
        path: '/ims/oneroster/rostering/v1p2/users/',
        query: { filter: `email='${email.replaceAll("'", "''")}'`, limit: 2 },
      }),
    coursesByCode: (codes: string[]) =>
      ask(coursesSchema, {
        path: '/ims/oneroster/rostering/v1p2/courses/',
        query: { filter: codes.map((code) => `courseCode='${code.replaceAll("'", "''")}'`).join(' OR ') },
      }),
  }
}

/** The parts of a syllabus that lessons are read from; whatever else is there is passed over. */
const resource = z.object({
  title: z.string().nullish(),
  metadata: z
    .object({
      lessonType: z.string().nullish(),
      xp: z.number().nullish(),
      masteryThreshold: z.number().nullish(),
      questionCount: z.number().nullish(),
      policy: z.enum(policyNames).nullish(),
    })
    .nullish(),
})

const componentResource = z.object({
  id: z.string(),
  sourcedId: z.string().nullish(),
  title: z.string().nullish(),
  lessonType: z.string().nullish(),
  resource,
})

const component = z.object({
  title: z.string(),
  componentResources: z.array(componentResource).nullish(),
  get subComponents() {
    return z.array(component).nullish()
  },
})

export type SyllabusComponent = z.infer<typeof component>

const syllabusSchema = z.object({
  syllabus: z.object({
    course: z.object({ sourcedId: z.string(), title: z.string() }),
    subComponents: z.array(component),
  }),
})
