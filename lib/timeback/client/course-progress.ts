/** `GET courses/progress` (seed 003): `pctComplete` is 0–100. */
export type CourseProgress = { totalLessons: number; masteredUnits: number; pctComplete: number }
