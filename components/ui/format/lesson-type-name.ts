const names = {
  'powerpath-100': 'Practice to 100',
  quiz: 'Quiz',
  'test-out': 'Test-out',
  placement: 'Placement test',
  'unit-test': 'Unit test',
} as const

/** What students and teachers call a type of lesson. */
export function lessonTypeName(type: keyof typeof names): string {
  return names[type]
}
