import 'server-only'
import type { CourseFilter } from '#lib/db/content/lessons.ts'
import { defaultPolicy, isLessonType, toSubject } from '#lib/std/terms.ts'
import type { TimebackConfig } from '#lib/timeback/config/course-config.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef, Lesson } from '#lib/timeback/contract/lesson.ts'
import type { PowerPathClient, SyllabusComponent } from './upstream/powerpath-client.ts'

export type RemoteLesson = Lesson & { course: CourseRef; masteryThreshold: number; totalLessons: number }

/** The lessons of the configured courses as the upstream has them. */
export type Catalogue = {
  list: (filter?: CourseFilter) => Promise<RemoteLesson[]>
  /** Throws `LESSON_NOT_FOUND`. */
  require: (lesson: string) => Promise<RemoteLesson>
}

type World = { config: TimebackConfig; now: () => Date }

/** How long a list is good for: lessons are published seldom, and asked for with every question. */
const keptMs = 60_000

export function createCatalogue(client: PowerPathClient, { config, now }: World): Catalogue {
  let kept: { lessons: Promise<RemoteLesson[]>; until: number } | null = null
  const all = () => {
    if (kept && kept.until > now().getTime()) return kept.lessons
    const lessons = load(client, config)
    const fresh = { lessons, until: now().getTime() + keptMs }
    kept = fresh
    lessons.catch(() => {
      if (kept === fresh) kept = null
    })
    return lessons
  }
  return {
    async list({ subject, grade, code } = {}) {
      const codes = config.courses
        .filter((course) => subject === undefined || course.subject === toSubject(subject))
        .filter((course) => grade === undefined || course.grade === grade)
        .map((course) => course.code)
        .filter((own) => code === undefined || own === code)
      return (await all()).filter(({ metadata }) => codes.includes(metadata.courseCode))
    },
    async require(lesson) {
      const found = (await all()).find(({ id }) => id === lesson)
      if (!found) throw new DomainError('LESSON_NOT_FOUND', `There is no lesson ${lesson}.`)
      return found
    },
  }
}

async function load(client: PowerPathClient, config: TimebackConfig): Promise<RemoteLesson[]> {
  const { courses } = await client.coursesByCode(config.courses.map(({ code }) => code))
  const lists = await Promise.all(
    config.courses.map(async (own) => {
      const course = courses.find(({ courseCode }) => courseCode === own.code)
      if (!course) return []
      const { syllabus } = await client.syllabus(course.sourcedId)
      return syllabus.subComponents.flatMap((part) => toLessons(part, { own, course }))
    }),
  )
  return lists.flat()
}

type Context = { own: TimebackConfig['courses'][number]; course: { sourcedId: string; title: string } }

/** The lessons of a part and of the parts below it; what is no assessment is no lesson here. */
function toLessons(part: SyllabusComponent, context: Context): RemoteLesson[] {
  const { own, course } = context
  const placed = (part.componentResources ?? []).flatMap(({ id, sourcedId, title, lessonType, resource }) => {
    const metadata = resource.metadata ?? {}
    const type = lessonType ?? metadata.lessonType
    if (!isLessonType(type)) return []
    return {
      id: sourcedId ?? id,
      name: title ?? resource.title ?? id,
      type,
      courseId: course.sourcedId,
      questionCount: metadata.questionCount ?? 0,
      metadata: {
        xp: metadata.xp ?? 0,
        policy: metadata.policy ?? defaultPolicy,
        courseCode: own.code,
        courseTitle: course.title,
        component: part.title,
      },
      course: own.grade === null ? { code: own.code } : { subject: own.subject, grade: own.grade },
      masteryThreshold: metadata.masteryThreshold ?? 90,
      totalLessons: own.totalLessons,
    } satisfies RemoteLesson
  })
  return [...placed, ...(part.subComponents ?? []).flatMap((below) => toLessons(below, context))]
}

/** … as this app’s pages have it. */
export function toLesson({ id, name, type, courseId, questionCount, metadata }: RemoteLesson): Lesson {
  return { id, name, type, courseId, questionCount, metadata }
}
