import 'server-only'
import {
  componentColumns,
  courseColumns,
  lessonColumns,
  type RosterComponent,
  type RosterCourse,
  type RosterLesson,
  readComponents,
  readCourses,
  readLessons,
} from '#lib/db/roster.ts'
import type { Collection } from './collection.ts'
import { ORGANISATION } from './organisation.ts'

/** Courses and their parts (protocol §5.2). */
export const courses: Collection<RosterCourse> = {
  names: { many: 'courses', one: 'course' },
  columns: courseColumns,
  read: readCourses,
  toWire: toWireCourse,
}

export function toWireCourse({ id, title, code, subject, grade, totalLessons }: RosterCourse): object {
  return {
    sourcedId: id,
    status: 'active',
    metadata: { metrics: { totalLessons } },
    title,
    courseCode: code,
    grades: grade === null ? [] : [String(grade)],
    subjects: [subject],
    subjectCodes: [],
    org: { sourcedId: ORGANISATION },
    level: null,
    gradingScheme: null,
  }
}

export const courseComponents: Collection<RosterComponent> = {
  names: { many: 'courseComponents', one: 'courseComponent' },
  columns: componentColumns,
  read: readComponents,
  toWire: ({ id, courseId, title, sortOrder }) => ({
    sourcedId: id,
    status: 'active',
    metadata: {},
    course: { sourcedId: courseId },
    title,
    sortOrder,
    prerequisites: [],
    prerequisiteCriteria: null,
  }),
}

export const componentResources: Collection<RosterLesson> = {
  names: { many: 'componentResources', one: 'componentResource' },
  columns: lessonColumns,
  read: readLessons,
  toWire: ({ id, componentId, title, sortOrder, type }) => ({
    sourcedId: id,
    status: 'active',
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
  columns: lessonColumns,
  read: readLessons,
  toWire: toWireResource,
}

export function toWireResource(row: RosterLesson): object {
  const { id, title, type, policy, xp, masteryThreshold, subject, grade, questionCount } = row
  return {
    sourcedId: id,
    status: 'active',
    metadata: {
      type: 'qti',
      subType: 'qti-test',
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
    vendorId: null,
    applicationId: null,
  }
}
