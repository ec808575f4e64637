import type { Metadata } from 'next'
import { readLesson } from '#app/_shell/address.ts'
import { OwnPage } from '#app/_shell/page-frame.tsx'
import { easierLesson } from '#components/lesson/list/easier-lesson.ts'
import { LessonPlayer } from '#components/lesson/play/lesson-player.tsx'
import { requireStudent } from '#lib/auth/require-actor.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { history } from '#lib/timeback/server/lessons/attempts.ts'
import { overview } from '#lib/timeback/server/lessons/overview.ts'
import { readPage } from '#lib/timeback/server/read-page.ts'

const listHistory = lessonVerb('history', history)
const getOverview = lessonVerb('overview', overview)

type Props = PageProps<'/lessons/[lessonId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStudent()
  const { lessonId } = await params
  const { name } = await readLesson(lessonId)
  return { title: name }
}

export default async function LessonPage({ params }: Props) {
  const { timebackId } = await requireStudent()
  const { lessonId } = await params
  const lesson = await readLesson(lessonId)
  const [[latest], overview] = await readPage(() =>
    Promise.all([
      listHistory({ student: timebackId, lesson: lesson.id }),
      isAdaptive(lesson.type) ? getOverview({ student: timebackId }) : null,
    ]),
  )
  return (
    <OwnPage>
      <main id="main">
        <LessonPlayer
          key={lesson.id}
          lesson={{
            id: lesson.id,
            name: lesson.name,
            type: lesson.type,
            course: lesson.course,
            courseTitle: lesson.metadata.courseTitle,
            questionCount: lesson.questionCount,
            xp: lesson.metadata.xp,
            policy: lesson.metadata.policy,
            easier: overview && easierLesson(overview, lesson.id, earlierCourses(lesson.course)),
            standing: {
              state: latest ? (latest.finalized ? 'done' : 'open') : 'not-started',
              attempt: latest?.attempt ?? null,
              score: latest?.score ?? null,
              bestScore: latest?.bestScore ?? null,
              mastered: latest?.mastered ?? false,
            },
          }}
        />
      </main>
    </OwnPage>
  )
}

/** The courses of the same subject below this one's grade, the lowest first. */
function earlierCourses(course: CourseRef): string[] {
  if ('code' in course) return []
  return timebackConfig.courses
    .filter(({ subject, grade }) => subject === course.subject && (grade ?? course.grade) < course.grade)
    .sort((a, b) => (a.grade ?? 0) - (b.grade ?? 0))
    .map(({ code }) => code)
}
