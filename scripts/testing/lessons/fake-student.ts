import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { SubmitInput } from '#lib/timeback/server/lessons/submit/submit.ts'
import type { Timeback } from '#lib/timeback/server/timeback.ts'

/** One thing that a client does; `pick` chooses among the questions or submissions that it knows. */
export type Act = {
  kind: 'answer' | 'answer-twice' | 'repeat' | 'complete' | 'start' | 'start-anew'
  client: number
  pick: number
  right: boolean
  namesAttempt: boolean
}

/** A submit with what it came to: the answer's JSON, or the code of its refusal. */
export type Sent = { input: SubmitInput & { submissionId: string }; answer: string } | { refusal: string }

type AnswerOf = (question: string, right: boolean) => LexicalResponses

/** One student at one lesson, over several clients that each know only what they were told themselves. */
export class FakeStudent {
  readonly student: string
  readonly lesson: string
  /** Every submit so far, refused ones too. */
  readonly sent: Sent[] = []
  readonly completed: { attempt: number; score: number }[] = []
  /** The numbers of the attempts that were asked for by force. */
  readonly begun: number[] = []
  /** Codes of whatever else was refused. */
  readonly refusals: string[] = []
  readonly #clients: { lessons: Timeback['lessons']; attempt: number; questions: string[] }[]
  readonly #answerOf: AnswerOf

  constructor(
    servers: readonly Timeback[],
    { student, lesson, answerOf }: { student: string; lesson: string; answerOf: AnswerOf },
  ) {
    this.student = student
    this.lesson = lesson
    this.#answerOf = answerOf
    this.#clients = servers.map(({ lessons }) => ({ lessons, attempt: 1, questions: [] }))
  }

  /** All at once; what is thrown with a code is noted, anything else rejects. */
  async play(round: readonly Act[]): Promise<void> {
    await Promise.all(round.map((act) => this.#act(act).catch((error) => this.refusals.push(codeOf(error)))))
  }

  async #act({ kind, client: number, pick, right, namesAttempt }: Act): Promise<unknown> {
    const { lesson, student } = this
    const client = this.#clients[number]
    if (!client) throw new Error(`There is no client ${number}.`)
    if (kind === 'start' || kind === 'start-anew') {
      const forceNew = kind === 'start-anew'
      const { attempt } = await client.lessons.start({ lesson, student, forceNew })
      if (forceNew) this.begun.push(attempt)
      return Object.assign(client, { attempt, questions: [] })
    }
    if (kind === 'complete') {
      const { attempt, score, finalized } = await client.lessons.complete({ lesson, student })
      return finalized && this.completed.push({ attempt, score })
    }
    if (kind === 'repeat') {
      const done = this.sent.filter((each) => 'input' in each)
      const earlier = done[pick % Math.max(done.length, 1)]
      return earlier && this.#submit(number, earlier.input)
    }
    if (client.questions.length === 0) client.questions = await this.#ask(client.lessons)
    const question = client.questions[pick % Math.max(client.questions.length, 1)]
    if (question === undefined) return
    const input = {
      ...{ lesson, student, question, submissionId: crypto.randomUUID() },
      responses: this.#answerOf(question, right),
      ...(namesAttempt && { attempt: client.attempt }),
    }
    const times = kind === 'answer-twice' ? this.#clients.keys() : [number]
    return Promise.all([...times].map((each) => this.#submit(each, input)))
  }

  async #ask(lessons: Timeback['lessons']): Promise<string[]> {
    const { lesson, student } = this
    const { questions } = await lessons.next({ lesson, student })
    return questions.map(({ id }) => id)
  }

  async #submit(number: number, input: SubmitInput & { submissionId: string }): Promise<void> {
    const client = this.#clients[number]
    try {
      const result = await client?.lessons.submit(input)
      this.sent.push({ input, answer: JSON.stringify(result) })
      if (client && result?.next) client.questions = [result.next.id]
    } catch (error) {
      this.sent.push({ refusal: codeOf(error) })
      // Overtaken: asks again which question it is, and in which attempt.
      const attempts = await client?.lessons.attempts({ lesson: this.lesson, student: this.student })
      if (client) Object.assign(client, { attempt: attempts?.at(-1)?.attempt ?? 1, questions: [] })
    }
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.name === 'DomainError') return String(error.code)
  throw error
}
