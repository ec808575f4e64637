'use client'

import { useQuery } from '@tanstack/react-query'
import { useTimeback } from './use-timeback.ts'

/** The student's attempts at a lesson, ascending. */
export function useAttempts(lessonId: string) {
  const { lessons } = useTimeback()
  return useQuery({
    queryKey: ['timeback', 'attempts', lessonId],
    queryFn: () => lessons.attempts({ lessonId }),
  })
}
