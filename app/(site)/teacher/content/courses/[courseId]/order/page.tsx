import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { CourseOrder } from '#components/content/course-order.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listContent } from '#lib/timeback/server/authoring/content.ts'

export const metadata: Metadata = { title: 'Order of lessons' }

export default async function CourseOrderPage({
  params,
}: PageProps<'/teacher/content/courses/[courseId]/order'>) {
  const actor = await requireTeacher()
  const { courseId } = await params
  const { course, lessons } = await listContent(appDeps(), actor, { courseId })
  if (course?.id !== courseId) notFound()
  const movesAll = adminRoles.includes(actor.role)
  return (
    <PageFrame>
      <PageHeader
        title="Order of lessons"
        above={
          <BackLink href={`/teacher/content?course=${encodeURIComponent(course.code)}`}>
            {course.title}
          </BackLink>
        }
      >
        {movesAll ? 'As students meet them.' : 'As students meet them. You can move your own.'}
      </PageHeader>
      <CourseOrder course={course} lessons={lessons} movesAll={movesAll} />
    </PageFrame>
  )
}
