import 'server-only'
import {
  type RosterComponent,
  type RosterCourse,
  type RosterLesson,
  readComponents,
  readCourses,
  readLessons,
} from '#lib/db/gradebook/roster.ts'
import type { Collection } from './collection.ts'
import { ORGANISATION } from './rostering.ts'

/** Courses and their parts (protocol §5.2). */
export const courses: Collection<RosterCourse> = {
  names: { many: 'courses', one: 'course' },
  read: readCourses,
  toWire: toWireCourse,
}

export function toWireCourse(row: RosterCourse): object {
  const { id, title, code, subject, grade, totalLessons, updatedAt } = row
  return {
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: { metrics: { totalLessons } },
    title,
    courseCode: code,
    grades: grade === null ? [] : [String(grade)],
    subjects: [subject],
    subjectCodes: [],
    org: { sourcedId: ORGANISATION },
  }
}

export const courseComponents: Collection<RosterComponent> = {
  names: { many: 'courseComponents', one: 'courseComponent' },
  read: readComponents,
  toWire: ({ id, courseId, title, sortOrder, createdAt, updatedAt }) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    course: { sourcedId: courseId },
    title,
    sortOrder,
    prerequisites: [],
    // Nothing is locked: a unit is open from when it is there.
    unlockDate: createdAt.toISOString(),
  }),
}

export const componentResources: Collection<RosterLesson> = {
  names: { many: 'componentResources', one: 'componentResource' },
  read: readLessons,
  toWire: ({ id, componentId, title, sortOrder, type, updatedAt }) => ({
    sourcedId: id,
    status: 'active',
    dateLastModified: updatedAt.toISOString(),
    metadata: {},
    courseComponent: { sourcedId: componentId },
    resource: { sourcedId: id },
    title,
    sortOrder,
    lessonType: type,
  }),
}

/** A lesson's resource has the lesson's own id: it is placed once. */
export const resources: Collection<RosterLesson> = {
  names: { many: 'resources', one: 'resource' },
  read: readLessons,
  toWire: toWireResource,
}

export function toWireResource(row: RosterLesson): object {
  const { id, title, type, policy, xp, masteryThreshold, subTests, subject, grade, questionCount } = row
  return {
    sourcedId: id,
    status: 'active',
    dateLastModified: row.updatedAt.toISOString(),
    metadata: {
      type: 'qti',
      subType: subTests > 1 ? 'qti-test-bank' : 'qti-test',
      lessonType: type,
      subject,
      grades: grade === null ? [] : [String(grade)],
      xp: xp ?? 0,
      masteryThreshold,
      // Beside what the platform has: the rule by which the score moves, and how many questions there are.
      policy,
      questionCount,
    },
    title,
    roles: ['primary'],
    importance: 'primary',
    vendorResourceId: id,
  }
}
