'use client'

import { useEffect, useState } from 'react'
import { useTimeback } from './timeback-provider.tsx'

/**
 * Whether the feedback to the last answer of an attempt stands on this device; null until that is known.
 * Without an attempt there is none.
 */
export function useFeedbackStanding(lessonId: string, attempt: number | null): boolean | null {
  const { feedbackStands } = useTimeback()
  const [stands, setStands] = useState<boolean | null>(attempt === null ? false : null)
  useEffect(() => {
    if (attempt === null) return
    feedbackStands({ lessonId, attempt }).then(setStands, () => setStands(false))
  }, [feedbackStands, lessonId, attempt])
  return stands
}
