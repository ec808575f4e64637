import type pg from 'pg'
import { assert } from '#lib/std/assert.ts'
import { type Call, sendAll, type Target, taken } from './drive.ts'
import type { Load } from './rounds.ts'
import { post, type School, type Student, toSubmit } from './school.ts'

/** How many were taken by whom; afterwards that many rows must be there. */
export type Counts = { creates: number; linear: number; adaptive: number; heartbeats: number }

const submit = '/api/timeback/lessons/submit'

/** Fresh answers, each to a question that this student has not answered in this attempt: one by one in a quiz. */
export function linearLoad(target: Target, school: School, counts: Counts): Load {
  const waiting: { student: Student; lesson: string; question: string }[] = []
  const students = school.students.slice(0, school.students.length / 2)
  let lessonsBegun = 0
  let sent = 0
  return {
    ...{ name: 'submit, linear', target },
    async prepare() {
      while (waiting.length < 4_000) {
        const begun = students.map((student, index) => {
          const lesson = school.linear[(index + lessonsBegun) % school.linear.length]
          assert(lesson !== undefined && lessonsBegun < school.linear.length, 'there is a lesson left')
          return { student, lesson }
        })
        lessonsBegun++
        await sendAll(
          target,
          begun.map(({ student, lesson }) =>
            post(student, '/api/timeback/lessons/start', { lessonId: lesson }, () => {}),
          ),
        )
        for (let place = 0; place < 10; place++)
          for (const { student, lesson } of begun) {
            const question = school.questionsOf.get(lesson)?.[place]
            if (question !== undefined) waiting.push({ student, lesson, question })
          }
      }
    },
    next() {
      const one = waiting.shift()
      assert(one, 'a question is left')
      const { student, lesson, question } = one
      const responses = (sent++ % 4 === 0 ? school.wrong : school.right).get(question)
      return post(student, submit, toSubmit(lesson, question, responses), () => counts.linear++)
    },
  }
}

/** Each student answers the question that the last answer was followed by, two of three rightly. */
export function adaptiveLoad(target: Target, school: School, counts: Counts): Load {
  type Place = { student: Student; begun: number; lesson: string; question: string | null }
  const places: Place[] = school.students.slice(school.students.length / 2).map((student) => ({
    student,
    begun: 0,
    lesson: '',
    question: null,
  }))
  const free: Place[] = []
  let sent = 0
  return {
    ...{ name: 'submit, adaptive', target },
    async prepare() {
      const ended = places.filter(({ question }) => question === null)
      for (const [index, place] of ended.entries()) {
        place.lesson = school.adaptive[(index + place.begun) % school.adaptive.length] ?? ''
        place.begun++
      }
      await sendAll(
        target,
        ended.map(({ student, lesson, begun }) =>
          post(
            student,
            '/api/timeback/lessons/start',
            { lessonId: lesson, forceNew: begun > school.adaptive.length },
            () => {},
          ),
        ),
      )
      await sendAll(
        target,
        ended.map((place) =>
          post(place.student, '/api/timeback/lessons/next', { lessonId: place.lesson }, (answer) => {
            place.question = taken<{ question: { id: string } | null }>(answer, 'next').question?.id ?? null
          }),
        ),
      )
      free.push(...ended.filter(({ question }) => question !== null))
    },
    next() {
      const place = free.shift()
      assert(place?.question, 'a student has a question')
      const responses = (sent++ % 3 === 2 ? school.wrong : school.right).get(place.question)
      return post(place.student, submit, toSubmit(place.lesson, place.question, responses), (answer) => {
        counts.adaptive++
        place.question = taken<{ next?: { id: string } }>(answer, 'submit').next?.id ?? null
        if (place.question !== null) free.push(place)
      })
    },
  }
}

/** Quarter minutes of each student, one after the other, of which nothing was credited before. */
export function heartbeatLoad(target: Target, school: School, counts: Counts): Load {
  const windowMs = 15_000
  const since = Date.now() - 24 * 60 * 60_000
  const runs = school.students.map((student) => ({ student, runId: crypto.randomUUID(), windows: 0 }))
  let sent = 0
  return {
    ...{ name: 'heartbeat', target },
    next() {
      const run = runs[sent % runs.length]
      const lessonId = school.linear[sent % school.linear.length]
      assert(run && lessonId !== undefined, 'there are students and lessons')
      sent++
      const fromMs = since + run.windows++ * windowMs
      const body = {
        ...{ id: crypto.randomUUID(), runId: run.runId, lessonId, activeMs: windowMs, inactiveMs: 0 },
        startedAt: new Date(fromMs).toISOString(),
        endedAt: new Date(fromMs + windowMs).toISOString(),
        sentAt: new Date().toISOString(),
      }
      return post(run.student, '/api/timeback/activity/heartbeat', body, (answer) => {
        const { creditedMs } = taken<{ creditedMs: number }>(answer, 'heartbeat')
        assert(creditedMs === windowMs, `a window is credited, not ${answer.text}`)
        counts.heartbeats++
      })
    },
  }
}

/** The bare handlers get what a submit gets. */
export function bareLoad(target: Target, path: '/create' | '/empty', counts: Counts): Load {
  const body = { ...toSubmit('bench-quiz-1', 'built-001', { RESPONSE: 'A' }) }
  return {
    ...{ name: path === '/create' ? 'bare Prisma create' : 'empty handler', target },
    next: () => ({
      ...{ method: 'POST', path, body },
      take(answer) {
        taken(answer, path)
        if (path === '/create') counts.creates++
      },
    }),
  }
}

/** A page, which must hold all these texts; one after the other, for its time. */
export function pageLoad(
  target: Target,
  page: { name: string; texts: readonly string[]; next: () => { path: string; cookie?: string } },
): Load {
  return {
    ...{ name: page.name, target },
    next: (): Call => ({
      ...{ method: 'GET', ...page.next() },
      take({ status, text }) {
        const missing = page.texts.find((each) => !text.includes(each))
        if (status !== 200 || missing !== undefined)
          throw new Error(`${page.name} was answered with ${status} and without ${missing}`)
      },
    }),
  }
}

/** Throws unless every answer that was taken for one has left its row. */
export async function checkRows(database: pg.Client, school: School, counts: Counts): Promise<void> {
  const ids = school.students.map(({ id }) => id)
  const { rows } = await database.query<Record<string, number>>(
    `SELECT
       (SELECT count(*) FROM caliper_event WHERE client_id = 'bench')::int AS creates,
       (SELECT count(*) FROM submission WHERE student_id = ANY ($1))::int AS submissions,
       (SELECT count(*) FROM item_response r JOIN attempt_question q ON q.id = r.question_id
          JOIN attempt a ON a.id = q.attempt_id WHERE a.student_id = ANY ($1))::int AS responses,
       (SELECT count(*) FROM time_window WHERE student_id = ANY ($1) AND credited_ms > 0)::int AS heartbeats`,
    [ids],
  )
  const submits = counts.linear + counts.adaptive
  const wanted = {
    ...{ creates: counts.creates, submissions: submits, responses: submits, heartbeats: counts.heartbeats },
  }
  for (const [name, count] of Object.entries(wanted))
    if (rows[0]?.[name] !== count)
      throw new Error(`${count} ${name} were answered, ${rows[0]?.[name]} are stored`)
}
