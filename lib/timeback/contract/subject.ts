/** The subjects of courses, the published list and the SDK's (Timeback protocol §4.1). */
export const subjects = [
  ...['Reading', 'Language', 'Vocabulary', 'Social Studies', 'Writing'],
  ...['Science', 'FastMath', 'Math', 'None', 'Other'],
] as const

/** `ELA`, as the seeds' examples call it, is the published `Reading`; every other name is taken as it is. */
export function toSubject(name: string): string {
  return name === 'ELA' ? 'Reading' : name
}
