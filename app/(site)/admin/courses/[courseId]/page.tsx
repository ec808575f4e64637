import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { CourseForm } from '#components/school/course-form.tsx'
import { courseFacts } from '#components/school/course-list.tsx'
import { WithdrawCourse } from '#components/school/withdraw-course.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { findCourseDetails } from '#lib/timeback/server/courses/school-courses.ts'

type Props = PageProps<'/admin/courses/[courseId]'>

const getCourse = cache((courseId: string) => findCourseDetails(appDeps(), courseId))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireAdmin()
  const course = await getCourse((await params).courseId)
  return course ? { title: course.title } : {}
}

export default async function CoursePage({ params }: Props) {
  await requireAdmin()
  const course = await getCourse((await params).courseId)
  if (!course) notFound()
  return (
    <PageFrame>
      <PageHeader
        title={<span className="break-words">{course.title}</span>}
        above={<BackLink href="/admin/courses">Courses</BackLink>}
      >
        {courseFacts(course)}
      </PageHeader>
      <div className="grid gap-10">
        {course.isOfSchool ? (
          <CourseForm of={course} />
        ) : (
          <p className="max-w-xl text-lg">
            This course came with the app: <code>timeback.config.json</code> says its title, grade and number
            of lessons.
          </p>
        )}
        <section aria-labelledby="withdraw" className="grid gap-3">
          <h2 id="withdraw" className="text-2xl font-bold">
            {course.withdrawn ? 'List again' : 'Withdraw'}
          </h2>
          <WithdrawCourse course={course} />
        </section>
      </div>
    </PageFrame>
  )
}
