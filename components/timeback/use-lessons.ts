'use client'

import { useQuery } from '@tanstack/react-query'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { useTimeback } from './use-timeback.ts'

/** The lessons of `course`, or of all courses. */
export function useLessons(course?: CourseRef) {
  const { lessons } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'lessons', course ?? null],
    queryFn: () => lessons.list(course ? { course } : {}),
  })
}
