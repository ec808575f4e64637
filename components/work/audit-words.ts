import { formatScore } from '#components/ui/format.ts'
import type { AuditAction } from '#lib/std/terms.ts'
import type { AuditLine } from '#lib/timeback/contract/records.ts'

type Named = Pick<AuditLine, 'subjectName' | 'studentName'>

const of = (name: string | null, unnamed: string) => (name === null ? unnamed : `“${name}”`)
const student = ({ studentName }: Named) => studentName ?? 'a student'
const to = ({ studentName }: Named) => (studentName === null ? '' : ` to ${studentName}`)

/** What was done, as after the name of who did it. */
const words: Record<AuditAction, (line: Named) => string> = {
  'class.made': () => 'made the class',
  'class.changed': () => 'changed the class',
  'class.deleted': () => 'deleted the class',
  'people.added': (line) => `added ${line.studentName ?? 'somebody'}`,
  'people.removed': (line) => `removed ${line.studentName ?? 'somebody'}`,
  'person.changed': (line) => `changed ${student(line)}`,
  'person.locked': (line) => `locked ${student(line)}`,
  'person.unlocked': (line) => `unlocked ${student(line)}`,
  'person.merged': (line) => `merged ${student(line)} with another person`,
  'person.deleted': () => 'deleted a person',
  'course.made': ({ subjectName }) => `made the course ${of(subjectName, 'of this class')}`,
  'course.changed': ({ subjectName }) => `changed the course ${of(subjectName, 'of this class')}`,
  'course.withdrawn': ({ subjectName }) => `withdrew the course ${of(subjectName, 'of this class')}`,
  'lesson.made': ({ subjectName }) => `made the lesson ${of(subjectName, '')}`,
  'lesson.changed': ({ subjectName }) => `changed the lesson ${of(subjectName, '')}`,
  'lesson.undone': ({ subjectName }) => `took back a change of ${of(subjectName, 'a lesson')}`,
  'lesson.withdrawn': ({ subjectName }) => `withdrew the lesson ${of(subjectName, '')}`,
  'lesson.given': ({ subjectName }) => `gave ${of(subjectName, 'a lesson')} to another owner`,
  'assignment.made': (line) => `assigned ${of(line.subjectName, 'something')}${to(line)}`,
  'assignment.changed': (line) => `changed the dates of ${of(line.subjectName, 'an assignment')}${to(line)}`,
  'assignment.removed': (line) => `took back ${of(line.subjectName, 'an assignment')}${to(line)}`,
  'assignment.excepted': (line) =>
    `made an exception of ${of(line.subjectName, 'an assignment')} for ${student(line)}`,
  'attempt.new': (line) => `gave ${student(line)} a new attempt at ${of(line.subjectName, 'a lesson')}`,
  'attempt.reset': (line) =>
    `began an attempt of ${student(line)} at ${of(line.subjectName, 'a lesson')} again`,
  'group.made': () => 'made a group',
  'group.changed': () => 'changed a group',
  'group.deleted': () => 'deleted a group',
  'school.changed': () => 'changed the school',
  'roster.imported': () => 'imported a roster',
  'need.answered': (line) => `answered that ${student(line)} needs help`,
  'export.made': () => 'exported data',
}

/** What an entry says was done; an action of a later version says itself. */
export function sayAction(line: Named & { action: string }): string {
  const say = words[line.action as AuditAction] as (typeof words)[AuditAction] | undefined
  return say ? say(line) : line.action
}

/** One value before and after; a moment where both that are there are moments. */
export type AuditChange = { name: string; before: string | null; after: string | null; isMoment: boolean }

const names: Record<string, string> = {
  ...{
    attempt: 'Attempt',
    score: 'Score',
    finalized: 'Finished',
    title: 'Name',
    courses: 'Courses',
    name: 'Name',
  },
  ...{
    email: 'Email',
    role: 'Role',
    grantedRole: 'Granted role',
    dueAt: 'Due',
    beginsAt: 'Begins',
    late: 'Late work',
  },
  ...{ students: 'Students', excused: 'Excused', locked: 'Locked', withdrawn: 'Withdrawn', code: 'Code' },
}

/** What an entry tells of: all of what was made or removed, of what was changed the values that differ. Ids say nothing. */
export function changesOf({ before, after }: Pick<AuditLine, 'before' | 'after'>): AuditChange[] {
  const [was, is] = [toRecord(before), toRecord(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !/Ids?$/.test(key))
    .flatMap((key) => {
      const change = { before: toText(was[key]), after: toText(is[key]) }
      if (change.before === change.after) return []
      const isMoment = [change.before, change.after].every(
        (text) => text === null || /^\d{4}-\d\d-\d\dT/.test(text),
      )
      return [{ name: names[key] ?? key, ...change, isMoment }]
    })
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return formatScore(value)
  if (Array.isArray(value)) return value.map(toText).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
