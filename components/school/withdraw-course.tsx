import { ChangeButton } from '#components/forms/change-button.tsx'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

/** Takes a course from every list, or puts it back. */
export function WithdrawCourse({ course: { id, withdrawn } }: { course: CourseDetails }) {
  return (
    <ChangeButton
      label={withdrawn ? 'List this course' : 'Withdraw this course'}
      path={`/api/admin/courses/${id}`}
      body={{ withdrawn: !withdrawn }}
    >
      {withdrawn
        ? 'No list has this course, and nobody can begin its lessons. What was done in it is kept.'
        : 'It leaves every list, and nobody can begin its lessons. Who has begun one can finish it, and all work is kept.'}
    </ChangeButton>
  )
}
