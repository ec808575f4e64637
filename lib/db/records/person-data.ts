import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { toLessonType } from '#lib/db/content/lesson-type.ts'
import { toWord } from '#lib/db/enum-name.ts'
import { helpCauses, scoreStatuses } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Every table that holds something of a person, as it is stored; secrets (sessions, cards, ledgers) are left out. */
const columns = {
  ...{ id: true, email: true, name: true, role: true, createdAt: true, updatedAt: true, lockedAt: true },
  ...{ hasEmail: true, rosterId: true },
  accounts: { select: { provider: true, email: true, name: true, createdAt: true } },
  signIns: {
    select: { at: true, provider: true, outcome: true, email: true, clientAddress: true },
    orderBy: { at: 'asc' },
  },
  enrollments: { select: { role: true, class: { select: { id: true, title: true } } } },
  groups: { select: { group: { select: { id: true, title: true } } } },
  attempts: {
    select: {
      ...{ lessonId: true, number: true, status: true, lessonType: true, policy: true, round: true },
      ...{
        score: true,
        totalQuestions: true,
        correctQuestions: true,
        xp: true,
        multiplier: true,
        helpCause: true,
      },
      ...{ startedAt: true, lastSeenAt: true, completedAt: true, lesson: { select: { title: true } } },
      questions: {
        select: {
          ...{ id: true, identifier: true, round: true, ordinal: true, difficulty: true, servedAt: true },
          response: {
            select: {
              ...{ responses: true, correct: true, score: true, maxScore: true, scoreBefore: true },
              ...{ scoreAfter: true, skipped: true, responseMs: true, reason: true, answeredAt: true },
            },
          },
          submissions: {
            select: { id: true, responses: true, createdAt: true },
            orderBy: { createdAt: 'asc' },
          },
        },
        orderBy: [{ round: 'asc' }, { ordinal: 'asc' }],
      },
    },
    orderBy: [{ lessonId: 'asc' }, { number: 'asc' }],
  },
  runs: {
    select: {
      ...{ id: true, courseId: true, lessonId: true, slug: true, name: true, startedAt: true },
      ...{ completedAt: true, xpEarned: true, totalQuestions: true, correctQuestions: true },
      ...{ masteredUnits: true, pctComplete: true },
      windows: {
        select: {
          ...{ id: true, startedAt: true, endedAt: true, activeMs: true, inactiveMs: true, creditedMs: true },
          ...{ reason: true, receivedAt: true },
        },
        orderBy: { startedAt: 'asc' },
      },
    },
    orderBy: { startedAt: 'asc' },
  },
  results: {
    select: {
      ...{ id: true, lineItemId: true, attempt: true, score: true, scoreStatus: true, scoreDate: true },
      metadata: true,
    },
    orderBy: { scoreDate: 'asc' },
  },
  units: { select: { courseId: true, source: true, units: true, masteredAt: true } },
  progress: { select: { courseId: true, masteredUnits: true } },
  vrSessions: {
    select: {
      ...{ id: true, activityId: true, status: true, completionMode: true, score: true, notes: true },
      ...{ timeSpentSeconds: true, createdAt: true, completedAt: true },
      package: { select: { id: true, title: true } },
    },
    orderBy: { createdAt: 'asc' },
  },
  vrProgress: { select: { activityId: true, score: true, timeSpentSeconds: true, completedAt: true } },
  assigned: {
    select: {
      id: true,
      lessonId: true,
      componentId: true,
      packageId: true,
      beginsAt: true,
      dueAt: true,
      late: true,
    },
  },
  exceptions: { select: { assignmentId: true, dueAt: true, excused: true } },
  needs: { select: { lessonId: true, cause: true, answer: true, at: true } },
  messages: { select: { at: true, lessonId: true, text: true, readAt: true }, orderBy: { at: 'asc' } },
  audited: {
    select: { at: true, action: true, subjectKind: true, subjectId: true, before: true, after: true },
  },
  events: {
    select: { target: true, body: true, createdAt: true, deliveredAt: true },
    orderBy: { createdAt: 'asc' },
  },
  told: { select: { clientId: true, eventTime: true, body: true } },
} as const satisfies Prisma.UserSelect

export type PersonData = NonNullable<Awaited<ReturnType<typeof readPersonData>>>

/** All that is stored of a person; `null` if there is nobody of that id. */
export async function readPersonData(db: Database, id: string) {
  const row = await db.user.findUnique({ where: { id }, select: columns })
  if (!row) return null
  return {
    ...row,
    attempts: row.attempts.map(({ lessonType, helpCause, ...attempt }) => ({
      ...attempt,
      lessonType: toLessonType(lessonType),
      helpCause: helpCause && toWord(helpCauses, helpCause),
    })),
    results: row.results.map(({ scoreStatus, ...result }) => ({
      ...result,
      scoreStatus: toWord(scoreStatuses, scoreStatus),
    })),
  }
}
