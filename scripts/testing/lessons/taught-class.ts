import { createRandom, type Random } from '#lib/std/random.ts'
import { adaptiveType, defaultLessonType, isAdaptive } from '#lib/std/terms.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from './open-lessons.ts'

export type TaughtClass = { open: OpenLessons; classId: string; teacherId: string; students: string[] }

const code = 'FIGURES'
const lessons = Array.from({ length: 20 }, (_, index) => ({
  id: `figures-${String(index + 1).padStart(2, '0')}`,
  type: index % 3 === 2 ? adaptiveType : defaultLessonType,
  questions: Array.from(
    { length: index % 3 === 2 ? 12 : 3 + (index % 2) },
    (_question, place) => index * 12 + place + 1,
  ),
}))

/**
 * A class of 30 at 20 lessons of a course of the school, quizzes and adaptive ones, worked at by the app's own verbs:
 * begun or not, finished or not, again, reset, with time, and with custom activities. What each does follows from
 * their number.
 */
export async function taughtClass(): Promise<TaughtClass> {
  let clock = Date.parse('2026-11-02T08:00:00Z')
  const now = () => {
    clock += 1_000
    return new Date(clock)
  }
  const open = await openLessons({ now })
  const courses = [{ course: { create: { ...course } } }]
  const teacherId = await open.idOf('teacher@example.com')
  const made = await open.db.class.create({
    data: {
      title: 'Figures',
      courses: { create: courses },
      enrollments: { create: { userId: teacherId, role: 'teacher' } },
    },
  })
  await open.timeback.content.importPackage({ files: buildPackage(lessons), course: code })
  const students: string[] = []
  for (let n = 1; n <= 30; n++) {
    const person = {
      name: n % 7 === 0 ? 'Ada, "the" Twin' : `Student ${n}`,
      email: `figures-${n}@example.com`,
    }
    const enrollments = { create: { classId: made.id, role: 'student' as const } }
    students.push((await open.db.user.create({ data: { ...person, enrollments } })).id)
  }
  await Promise.all(students.map((student, n) => studentWork(open, { student, random: createRandom(41, n) })))
  return { open, classId: made.id, teacherId, students }
}

const course = {
  ...{ id: 'figures', code, title: 'Figures', subject: 'Math', grade: 12, totalLessons: lessons.length },
  source: 'school' as const,
}

async function studentWork(
  open: OpenLessons,
  { student, random }: { student: string; random: Random },
): Promise<void> {
  const able = 0.3 + 0.65 * random()
  for (const lesson of lessons) {
    const attempts = random() < 0.3 ? 0 : 1 + (random() < 0.3 ? 1 : 0)
    for (let attempt = 0; attempt < attempts; attempt++) {
      const place = { student, lesson: lesson.id }
      await open.timeback.lessons.start({ ...place, forceNew: attempt > 0 })
      if (isAdaptive(lesson.type)) await answerAdaptive(open, { ...place, random, able })
      else await answerQuiz(open, { ...place, questions: lesson.questions, random, able })
      await spendTime(open, place)
    }
  }
  if (random() < 0.4) await play(open, student, random)
}

type Sitting = { student: string; lesson: string; random: Random; able: number }

/** All names of choices are the item's own; the first is right. */
function answerOf({ random, able }: Sitting) {
  return { RESPONSE: random() < able ? 'A' : (['B', 'C', 'D'][Math.floor(random() * 3)] ?? 'B') }
}

async function answerQuiz(open: OpenLessons, sitting: Sitting & { questions: number[] }): Promise<void> {
  const { student, lesson, questions, random } = sitting
  const place = { student, lesson }
  for (const number of questions)
    if (random() < 0.9)
      await open.timeback.lessons.submit({
        ...{ ...place, question: questionId(number), responses: answerOf(sitting) },
        responseMs: 2_000 + Math.floor(20_000 * random()),
      })
  if (random() < 0.8) await open.timeback.lessons.complete(place)
  if (random() < 0.06) await open.timeback.lessons.resetAttempt(place)
}

async function answerAdaptive(open: OpenLessons, sitting: Sitting): Promise<void> {
  const { student, lesson, random } = sitting
  const answers = 1 + Math.floor(random() * 7)
  for (let answer = 0; answer < answers; answer++) {
    const served = await open.timeback.lessons.next({ student, lesson, lessonType: adaptiveType })
    if (!served) return
    await open.timeback.lessons.submit({ student, lesson, question: served.id, responses: answerOf(sitting) })
  }
}

/** A quarter of a minute of the open attempt. */
async function spendTime(
  open: OpenLessons,
  { student, lesson }: { student: string; lesson: string },
): Promise<void> {
  const endedAt = open.deps.now()
  await open.timeback.activity.heartbeat({
    ...{ student, lessonId: lesson, id: crypto.randomUUID(), runId: crypto.randomUUID() },
    ...{ startedAt: new Date(endedAt.getTime() - 15_000).toISOString(), endedAt: endedAt.toISOString() },
    ...{ sentAt: endedAt.toISOString(), activeMs: 12_000, inactiveMs: 3_000 },
  })
}

async function play(open: OpenLessons, student: string, random: Random): Promise<void> {
  const totalQuestions = 10
  const correctQuestions = Math.floor(random() * 11)
  await open.timeback.activity.submit({
    ...{ student, runId: crypto.randomUUID(), activity: { id: 'game', name: 'A game', course: { code } } },
    metrics: { totalQuestions, correctQuestions, xpEarned: correctQuestions, masteredUnits: 1 },
  })
}
