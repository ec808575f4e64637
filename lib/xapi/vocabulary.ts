/** The verbs and types that statements of this app use, by their published identifiers. */
export const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  /** Named by seed 001, xAPI Integration. */
  completed: 'http://adlnet.gov/expapi/verbs/completed',
} as const

/** Takes another statement back (xAPI 2.0, 4.2.3). */
export const voided = 'http://adlnet.gov/expapi/verbs/voided'

/** Seed 001: what a VR package is. */
export const applicationType = 'http://activitystrea.ms/schema/1.0/application'
