import 'server-only'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { hashSeed } from '#lib/std/random.ts'
import { type AdaptiveType, isOfAdaptive } from '#lib/std/terms.ts'
import type {
  LessonQuestion,
  LexicalResponses,
  NextQuestion,
  QuestionBatch,
} from '#lib/timeback/contract/lesson.ts'
import type { AssessmentProgress, WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import { questionSeed } from '#lib/timeback/server/items/item-library.ts'
import { type ShownItem, toLessonQuestion } from '#lib/timeback/server/lessons/question/to-lesson-question.ts'
import { isFinalized, type RemoteKey, readProgress, requireLatest, toXpStanding } from './attempts.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { orRefused } from './upstream/connection.ts'

/** The upstream tells no seed: the same student sees the same question in the same order. */
export function remoteSeed(student: string): number {
  return hashSeed(student)
}

/** The upstream's question without its answer: whatever it sends, the key does not reach a browser. */
export async function toPublicQuestion(
  deps: RemoteDeps,
  { student }: RemoteKey,
  {
    question,
    ownIdentifiers = false,
    shown,
  }: { question: WireQuestion; ownIdentifiers?: boolean; shown?: ShownItem | undefined },
): Promise<LessonQuestion> {
  const loaded = await deps.items.load(question)
  const view = { attemptSeed: remoteSeed(student), difficulty: question.difficulty, ownIdentifiers, shown }
  return { ...toLessonQuestion(loaded, view), id: question.id }
}

/** The question being served (adaptive) or all of them (linear), as `POST lessons/next` answers. Throws `ATTEMPT_NOT_FOUND`. */
export async function nextStep(deps: RemoteDeps, key: RemoteKey): Promise<NextQuestion | QuestionBatch> {
  const { metadata } = await deps.catalogue.require(key.lesson)
  const [progress] = await Promise.all([readProgress(deps, key), requireLatest(deps, key)])
  const step = isOfAdaptive(progress) ? nextQuestion(deps, key) : questionBatch(deps, key, progress)
  return { ...(await step), xpStanding: toXpStanding(progress, metadata.xp) }
}

export async function nextQuestion(deps: RemoteDeps, key: RemoteKey): Promise<NextQuestion> {
  const { score, question } = await serving(deps, key)
  // At 100 some upstreams repeat the question answered last, others have none.
  if (!question || score >= 100) return { question: null, score, complete: true }
  return { question: await toPublicQuestion(deps, key, { question }), score, complete: false }
}

export async function serving({ client, studentOf }: RemoteDeps, { lesson, student }: RemoteKey) {
  const call = client.getNextQuestion({ lesson, student: await studentOf(student) })
  return orRefused(call, { missing: 'LESSON_NOT_FOUND' })
}

async function questionBatch(
  deps: RemoteDeps,
  key: RemoteKey,
  progress: LinearProgress,
): Promise<QuestionBatch> {
  const wire = progress.questions
  const answered = await Promise.all(
    wire.flatMap(({ responses, ...question }) =>
      responses && hasAnswer(responses) ? toAnswer(deps, key, { question, responses }) : [],
    ),
  )
  const finalized = isFinalized(progress)
  return {
    questions: await Promise.all(wire.map((question) => toPublicQuestion(deps, key, { question }))),
    answeredIds: answered.map(([id]) => id),
    answers: Object.fromEntries(answered),
    score: progress.score ?? 0,
    finalized,
    complete: finalized,
  }
}

type LinearProgress = Exclude<AssessmentProgress, { lessonType: AdaptiveType }>

/** What was answered, in the names that the student saw. */
async function toAnswer(
  deps: RemoteDeps,
  { student }: RemoteKey,
  { question, responses }: { question: WireQuestion; responses: LexicalResponses },
) {
  const { item } = await deps.items.load(question)
  const seed = questionSeed(remoteSeed(student), item.identifier)
  return [question.id, toOpaqueIdentifiers(item, seed, responses)] as const
}
