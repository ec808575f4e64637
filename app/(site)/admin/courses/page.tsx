import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { CourseForm } from '#components/school/course-form.tsx'
import { CourseList } from '#components/school/course-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourseDetails } from '#lib/timeback/server/courses/school-courses.ts'

export const metadata: Metadata = { title: 'Courses' }

export default async function CoursesPage() {
  await requireAdmin()
  const courses = await listCourseDetails(appDeps())
  return (
    <PageFrame>
      <PageHeader title="Courses" above={<BackLink href="/admin">School</BackLink>}>
        A class has courses, and its students see those. A withdrawn course is in no list.
      </PageHeader>
      <div className="grid gap-10">
        {courses.length === 0 ? (
          <EmptyState title="No courses yet">Make the first one below.</EmptyState>
        ) : (
          <CourseList courses={courses} />
        )}
        <section aria-labelledby="new" className="grid gap-4">
          <h2 id="new" className="text-2xl font-bold">
            New course
          </h2>
          <CourseForm />
        </section>
      </div>
    </PageFrame>
  )
}
