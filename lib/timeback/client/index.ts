/** The client SDK's door: all that an app or an adapter may use of it. */
export {
  type CourseProgress,
  createTimebackClient,
  type StartLessonInput,
  type TimebackClient,
  type TimebackClientOptions,
} from './create-timeback-client.ts'
export type { Clock, Environment, Storage, TabMessage, Tabs } from './environment/environment.ts'
export type { Delivery, DeliverySnapshot } from './kept/create-delivery.ts'
export { type AttemptDrafts, type Drafts, draftKey } from './kept/drafts.ts'
export { sameResponses } from './kept/kept-answer.ts'
export type { RefusedAnswer, RefusedCompletion, SaveState } from './kept/parcel.ts'
export { LessonPlayer } from './player/lesson-player.ts'
export type {
  LessonPlayerActions,
  LessonPlayerOptions,
  LessonPlayerState,
} from './player/lesson-player-state.ts'
export type { AnswerInput } from './session/lesson-answers.ts'
export type { LessonCompletion } from './session/lesson-completion.ts'
export type { LessonSession } from './session/lesson-session.ts'
export type { AnswerResult, LessonSnapshot } from './session/lesson-state.ts'
export { getLessonAttemptQuestions } from './session/lesson-state.ts'
export type { CompletionData, CompletionResult } from './time/activity-completion.ts'
export type { ActivityParams, ActivityTracker } from './time/activity-tracker.ts'
export type { Activities, ActivitySnapshot } from './time/create-activities.ts'
export { idleTimeoutMs, type TimeOptions } from './time/time-options.ts'
export { TimebackError, type TimebackErrorCode } from './wire/timeback-error.ts'
