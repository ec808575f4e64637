import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { CourseLinks } from '#components/content/course-links.tsx'
import { LessonList } from '#components/content/lesson-list.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listContent } from '#lib/timeback/server/authoring/content.ts'

export const metadata: Metadata = { title: 'Content' }

export default async function ContentPage({ searchParams }: PageProps<'/teacher/content'>) {
  const actor = await requireTeacher()
  const { course: code } = await searchParams
  const named = { course: typeof code === 'string' ? code : undefined }
  const { courses, course, lessons } = await listContent(appDeps(), actor, named)
  return (
    <PageFrame wide>
      <PageHeader isLow title="Content">
        Lessons and questions, course by course.
      </PageHeader>
      <div className="mb-6 flex flex-wrap gap-3">
        {course !== null && (
          <ButtonLink href={`/teacher/content/lessons/new?course=${encodeURIComponent(course.code)}`}>
            New lesson
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href="/teacher/content/questions/new">
          New question
        </ButtonLink>
        <ButtonLink kind="secondary" href="/teacher/content/upload">
          Upload a package
        </ButtonLink>
      </div>
      {course === null ? (
        <EmptyState title="No courses yet">
          An administrator makes the first course under School; lessons stand in courses.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <CourseLinks courses={courses} chosen={course.code} />
          <section aria-labelledby="lessons" className="grid min-w-0 gap-4">
            <h2 id="lessons" className="text-2xl font-bold break-words">
              {course.title}
            </h2>
            <LessonList lessons={lessons} />
            {lessons.length > 1 && (
              <div>
                <ButtonLink kind="secondary" href={`/teacher/content/courses/${course.id}/order`}>
                  Change the order
                </ButtonLink>
              </div>
            )}
          </section>
        </div>
      )}
    </PageFrame>
  )
}
