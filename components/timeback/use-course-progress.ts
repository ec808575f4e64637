'use client'

import { useQuery } from '@tanstack/react-query'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { useTimeback } from './use-timeback.ts'

/** How far the student is through `course`. */
export function useCourseProgress(course: CourseRef) {
  const { courses } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'course-progress', course],
    queryFn: () => courses.progress({ course }),
  })
}
