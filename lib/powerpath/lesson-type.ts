/** The assessment types of PowerPath (Timeback protocol §1.1). */
export type LessonType = 'powerpath-100' | 'quiz' | 'test-out' | 'placement' | 'unit-test'

/** True when questions come one by one and the score decides which; all other types are one fixed batch. */
export function isAdaptive(type: LessonType): type is 'powerpath-100' {
  return type === 'powerpath-100'
}
