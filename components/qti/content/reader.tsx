'use client'

import { createContext, type ReactNode, use } from 'react'

const ForTeacherContext = createContext(false)

/** What is below is read by a teacher of the student: an answer is theirs and not “yours”. */
export function ForTeacher({ children }: { children: ReactNode }) {
  return <ForTeacherContext value={true}>{children}</ForTeacherContext>
}

export function useForTeacher(): boolean {
  return use(ForTeacherContext)
}
