'use client'

import { useQuery } from '@tanstack/react-query'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { useTimeback } from './timeback-provider.tsx'

/** The lessons of `course`, or of all courses. */
export function useLessons(course?: CourseRef) {
  const { lessons } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'lessons', course ?? null],
    queryFn: () => lessons.list(course ? { course } : {}),
  })
}

/** The student's attempts at a lesson, ascending. */
export function useAttempts(lessonId: string) {
  const { lessons } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'attempts', lessonId],
    queryFn: () => lessons.attempts({ lessonId }),
  })
}

/** How far the student is through `course`. */
export function useCourseProgress(course: CourseRef) {
  const { courses } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'course-progress', course],
    queryFn: () => courses.progress({ course }),
  })
}
