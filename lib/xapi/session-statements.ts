import { toDuration } from './data-types.ts'
import type { Statement } from './statement.ts'

/** A session as its statements tell of it. */
export type ToldSession = {
  /** The statement's own id; the same event always has the same. */
  statementId: string
  sessionId: string
  /** The opaque id of the person; no name and no address leaves. */
  studentId: string
  package: { id: string; title: string }
  /** Where the app is, without a slash at the end: it names accounts and activities. */
  homePage: string
  platform: string
  at: Date
}

/** A statement of this app always names itself. */
export type OwnStatement = Statement & { id: string }

export type ToldResult = { score: number | null; success: boolean | null; timeSpentSeconds: number | null }

/** A session was begun. */
export function initializedStatement(session: ToldSession): OwnStatement {
  return statement(session, 'initialized')
}

/** A session was completed; score and success stand in it only if a score was given (seed 001). */
export function completedStatement(session: ToldSession, result: ToldResult): OwnStatement {
  const { score, success, timeSpentSeconds } = result
  return {
    ...statement(session, 'completed'),
    result: {
      ...(score !== null && { score: { scaled: score / 100, raw: score, min: 0, max: 100 } }),
      ...(success !== null && { success }),
      completion: true,
      ...(timeSpentSeconds !== null && { duration: toDuration(timeSpentSeconds) }),
    },
  }
}

function statement(session: ToldSession, verb: keyof typeof verbs): OwnStatement {
  return {
    id: session.statementId,
    actor: sessionActor(session),
    verb: { id: verbs[verb], display: { 'en-US': verb } },
    object: {
      objectType: 'Activity',
      id: `${session.homePage}/xapi/vr-packages/${session.package.id}`,
      definition: { type: applicationType, name: { 'en-US': session.package.title } },
    },
    context: { registration: session.sessionId, platform: session.platform, language: 'en' },
    timestamp: session.at.toISOString(),
  }
}

/** A person by an account of this app and nothing else. */
export function sessionActor({ homePage, studentId }: Pick<ToldSession, 'homePage' | 'studentId'>) {
  return { objectType: 'Agent', account: { homePage, name: studentId } } as const
}

/** The verbs and types that statements of this app use, by their published identifiers. */
export const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  /** Named by seed 001, xAPI Integration. */
  completed: 'http://adlnet.gov/expapi/verbs/completed',
} as const

/** Takes another statement back (xAPI 2.0, 4.2.3). */
export const voided = 'http://adlnet.gov/expapi/verbs/voided'

/** Seed 001: what a VR package is. */
const applicationType = 'http://activitystrea.ms/schema/1.0/application'
