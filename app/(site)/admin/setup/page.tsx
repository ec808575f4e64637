import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { AddPeople } from '#components/school/add-people.tsx'
import { ClassForm } from '#components/school/class-form.tsx'
import { CourseChoices } from '#components/school/course-choices.tsx'
import { FinishSetUp } from '#components/school/finish-set-up.tsx'
import { SchoolForm } from '#components/school/school-form.tsx'
import { SetUpStep } from '#components/school/set-up-step.tsx'
import { SignInForm } from '#components/school/sign-in-form.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireAdmin } from '#lib/auth/require-actor.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCourseDetails } from '#lib/timeback/server/courses/school-courses.ts'
import { getSchool } from '#lib/timeback/server/school/school.ts'

export const metadata: Metadata = { title: 'Set up your school' }

export default async function SetUpPage() {
  await requireAdmin()
  const { school } = await getSchool(appDeps())
  const courses = await listCourseDetails(appDeps())
  const listed = courses.filter(({ withdrawn }) => !withdrawn)
  return (
    <PageFrame>
      <PageHeader title="Set up your school">
        Five steps, in any order. Each can wait: all of it is found again under School.
      </PageHeader>
      <div className="grid max-w-3xl gap-6">
        <SetUpStep id="school" number={1} title="Your school" about="What people read here." next="sign-in">
          <SchoolForm school={school} />
        </SetUpStep>
        <SetUpStep
          id="sign-in"
          number={2}
          title="Who may sign in"
          about="Everybody signs in with the account that they have already."
          next="courses"
        >
          <SignInForm school={school} />
        </SetUpStep>
        <SetUpStep
          id="courses"
          number={3}
          title="Courses"
          about="These came with the app. Untick what the school does not want, or make your own."
          next="classes"
        >
          {courses.length > 0 && <CourseChoices courses={courses} />}
          <ButtonLink kind="secondary" href="/admin/courses#new" className="justify-self-start">
            Make a course
          </ButtonLink>
        </SetUpStep>
        <SetUpStep
          id="classes"
          number={4}
          title="Classes and students"
          about="All at once from a roster, or a class by hand."
          next="teachers"
        >
          <ButtonLink kind="secondary" href="/admin/rosters" className="justify-self-start">
            Import a roster
          </ButtonLink>
          <ClassForm courses={listed} stays />
        </SetUpStep>
        <SetUpStep
          id="teachers"
          number={5}
          title="Teachers"
          about="And whoever else looks after the school with you."
          next="finish"
        >
          <AddPeople path="/api/admin/users" roles={staffRoles} />
        </SetUpStep>
        <section id="finish" aria-labelledby="finish-title" className="grid scroll-mt-4 gap-3">
          <h2 id="finish-title" className="text-2xl font-bold">
            That is all
          </h2>
          <p className="text-soft">
            You find these steps, and everything else, under{' '}
            <Link href="/admin" className="font-semibold text-accent underline">
              School
            </Link>
            .
          </p>
          <FinishSetUp />
        </section>
      </div>
    </PageFrame>
  )
}
