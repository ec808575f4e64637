import { describe, expect, it } from 'vitest'
import {
  apply,
  countsOf,
  files,
  nothing,
  nothingToDo,
  plan,
  planProblems,
  pull,
  read,
  teacher,
} from '#scripts/testing/roster/small-school.ts'
import type { Stored } from './roster-plan.ts'

describe('a OneRoster export', () => {
  it('brings its people, classes and courses, and the second time changes nothing', () => {
    const first = plan(read(), nothing)
    expect(countsOf(first)).toEqual([3, 0, 0])
    expect(first.changes).toMatchObject({
      courses: [{ rosterId: 'c1', code: 'M-3', title: 'Math 3', subject: 'Math', grade: 3, isNew: true }],
      classes: [{ rosterId: 'k1', title: '3 A' }],
      people: [
        { rosterId: 'u1', email: 'ann@school.example', name: 'Ann Lee', role: 'student', hasEmail: true },
        { rosterId: 'u2', email: expect.stringMatching(/@roster\.invalid$/), hasEmail: false },
        { rosterId: 'u3', role: 'teacher' },
      ],
      classCourses: [{}],
      entered: [{ role: 'student' }, { role: 'student' }, { role: 'teacher' }],
    })
    const second = plan(read(), apply(nothing, first.changes))
    expect(countsOf(second)).toEqual([0, 0, 3])
    expect(second.changes).toEqual(nothingToDo)
    expect(second.report.lines).toHaveLength(8)
  })

  it('finds people by their address where no roster brought them, and courses by their code in any case', () => {
    const known = { hasLeft: false, isLocked: false, isOwnStudent: false, rosterId: null }
    const stored: Stored = {
      ...nothing,
      people: [{ ...known, id: 'p1', email: 'ann@school.example', name: 'Ann Lee', role: 'student' }],
      courses: [
        {
          id: 'x',
          rosterId: null,
          code: 'm-3',
          title: 'Ours',
          subject: 'Math',
          grade: 3,
          isOfSchool: false,
          isWithdrawn: false,
        },
      ],
    }
    const { changes, report } = plan(read(), stored)
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 1 })
    expect(changes.courses).toMatchObject([{ id: 'x', rosterId: 'c1', title: 'Ours', isNew: false }])
    expect(changes.people[0]).toMatchObject({ id: 'p1', rosterId: 'u1', was: { role: 'student' } })
    expect(changes.classCourses).toMatchObject([{ courseId: 'x' }])
  })

  const users = (...lines: string[]) => ({
    users: ['sourcedId,status,enabledUser,givenName,familyName,email', ...lines],
    roles: ['userSourcedId,role'],
  })
  const settled = () => apply(nothing, plan(read(), nothing).changes)

  it('locks who left and takes them out of their classes; back again they come in again', () => {
    const gone = users('u1,tobedeleted,true,Ann,Lee,ann@school.example')
    const left = plan(
      read({ ...gone, enrollments: files().get('enrollments.csv')?.split('\n').slice(0, 1) ?? [] }),
      settled(),
    )
    expect(left.report).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    expect(left.report.lines.find(({ sourcedId }) => sourcedId === 'u1')).toMatchObject({
      action: 'updated',
      note: 'left',
    })
    expect(left.changes).toMatchObject({ people: [{ isLocked: true, hasLeft: true }], left: [{}] })
    const without = apply(settled(), left.changes)
    expect(
      countsOf(
        plan(read({ ...gone, enrollments: ['sourcedId,classSourcedId,userSourcedId,role'] }), without),
      ),
    ).toEqual([0, 0, 1])
    const back = plan(read(), without)
    expect(back.changes).toMatchObject({ people: [{ isLocked: false, hasLeft: false }], entered: [{}] })
  })

  it('leaves locked whom somebody locked by hand, and does not lock twice whom somebody let in again', () => {
    const locked = settled()
    locked.people = locked.people.map((one) => ({ ...one, isLocked: true }))
    expect(plan(read(), locked).changes.people).toEqual([])
    const letIn = settled()
    letIn.people = letIn.people.map((one) => ({ ...one, hasLeft: true }))
    const gone = {
      ...users('u1,tobedeleted,,Ann,Lee,'),
      enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
    }
    expect(plan(read(gone), letIn).changes.people).toEqual([])
  })

  it('takes a name, an address and a role that changed, but never an administrator’s role', () => {
    const stored = settled()
    stored.people = stored.people.map((one) => (one.rosterId === 'u3' ? { ...one, role: 'admin' } : one))
    const changed = read({
      users: [
        'sourcedId,givenName,familyName,email',
        'u1,Anne,Lee,anne@school.example',
        'u2,Ben,Ode,',
        'u3,Tea,Cher,tea@school.example',
      ],
      roles: ['userSourcedId,role', 'u1,teacher', 'u3,student'],
    })
    const { changes, report } = plan(changed, stored)
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
    expect(changes.people).toMatchObject([
      { name: 'Anne Lee', email: 'anne@school.example', role: 'teacher' },
    ])
  })

  it('makes an administrator only where one brings it', () => {
    const head = { roles: ['userSourcedId,role', 'u1,student', 'u1,principal'] }
    expect(plan(read(head), nothing).changes.people[0]).toMatchObject({ role: 'admin' })
    expect(plan(read(head), nothing, pull).changes.people[0]).toMatchObject({ role: 'teacher' })
    expect(planProblems(read(head), nothing, teacher)).toEqual([
      'users.csv:2 u1: only an administrator can make Ann Lee an administrator',
    ])
  })

  it('passes over parents, and ends classes and places', () => {
    const guardian = read({
      ...users('u1,,,Ann,Lee,ann@school.example', 'u9,,,Pa,Rent,pa@home.example'),
      roles: ['userSourcedId,role', 'u9,parent'],
      enrollments: ['sourcedId,status,classSourcedId,userSourcedId,role', 'e1,tobedeleted,k1,u1,student'],
    })
    const { report, changes } = plan(guardian, settled())
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(changes).toMatchObject({ people: [], left: [{}] })
    const ended = read({
      classes: ['sourcedId,status,title,courseSourcedId', 'k1,tobedeleted,,'].map((line, at) =>
        at ? 'k1,tobedeleted,3 A,c1' : line,
      ),
    })
    expect(plan(ended, settled()).changes.endedClasses).toHaveLength(1)
  })

  it('refuses what it points to and nobody knows, each line by its id', () => {
    const bad = read({
      enrollments: [
        'sourcedId,classSourcedId,userSourcedId,role',
        'e1,k9,u1,student',
        'e2,k1,u9,student',
        'e3,k1,u1,student',
        'e4,k1,u1,teacher',
      ],
      classes: ['sourcedId,title,courseSourcedId', 'k1,3 A,c9'],
      roles: ['userSourcedId,role', 'u8,student'],
    })
    expect(planProblems(bad, nothing)).toEqual([
      'classes.csv:2 k1: there is no course c9, neither in the files nor here',
      'roles.csv:2 there is no user u8, neither in the files nor here',
      'enrollments.csv:2 e1: there is no class k9, neither in the files nor here',
      'enrollments.csv:3 e2: there is no user u9, neither in the files nor here',
      'enrollments.csv:5 e4: u1 has another place in this class in line 4',
    ])
  })

  it('refuses an address that is somebody else’s, and to lock whoever brings it', () => {
    const stored = settled()
    const other = read({
      users: ['sourcedId,givenName,familyName,email', 'u7,Ann,Other,ann@school.example'],
      roles: ['userSourcedId,role'],
      enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
    })
    expect(planProblems(other, stored)).toEqual([
      'users.csv:2 u7: ann@school.example is the address of somebody else here',
    ])
    const own = stored.people.find(({ rosterId }) => rosterId === 'u3')?.id ?? ''
    expect(
      planProblems(
        read({
          ...users('u3,tobedeleted,,Tea,Cher,'),
          enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
        }),
        stored,
        { timebackId: own, isAdmin: true },
      ),
    ).toEqual(['users.csv:2 u3: is you, and nobody locks themselves out'])
  })
})

describe('a teacher’s roster', () => {
  it('makes classes of their own under names of their own, and is idempotent', () => {
    const first = plan(read(), nothing, teacher)
    expect(first.changes).toMatchObject({
      courses: [],
      classes: [{ rosterId: `teacher:${teacher.timebackId}:k1` }],
      people: [{ rosterId: `teacher:${teacher.timebackId}:u1` }, {}, {}],
    })
    expect(first.changes.entered).toContainEqual({
      classId: first.changes.classes[0]?.id,
      userId: teacher.timebackId,
      role: 'teacher',
    })
    expect(first.report.lines.find(({ file }) => file === 'courses.csv')).toMatchObject({
      action: 'ignored',
      note: 'without-course',
    })
    const second = plan(read(), apply(nothing, first.changes, teacher), teacher)
    expect(second.changes).toEqual(nothingToDo)
    expect(countsOf(second)).toEqual([0, 0, 3])
  })

  it('touches no class of another, changes nobody else’s people, and raises no student', () => {
    const stored = apply(nothing, plan(read(), nothing).changes)
    stored.classes = stored.classes.map((one) => ({ ...one, isWithin: false }))
    expect(planProblems(read(), stored, teacher)).toContain(
      'classes.csv:2 k1: the class “3 A” is another teacher’s',
    )
    const renamed = read({
      users: [
        'sourcedId,status,givenName,familyName,email',
        'u1,,Anne,Lee,evil@school.example',
        'u3,tobedeleted,Tea,Cher,tea@school.example',
      ],
      roles: ['userSourcedId,role'],
      classes: ['sourcedId,title,courseSourcedId'],
      enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
    })
    stored.enrollments = stored.enrollments.map((one) => ({ ...one, isWithin: false }))
    expect(plan(renamed, stored, teacher).changes).toEqual(nothingToDo)
    const raising = read({
      roles: ['userSourcedId,role', 'u1,teacher'],
      classes: ['sourcedId,title,courseSourcedId'],
      enrollments: ['sourcedId,classSourcedId,userSourcedId,role'],
    })
    expect(planProblems(raising, stored, teacher)).toEqual([
      'users.csv:2 u1: only an administrator can make Ann Lee a teacher',
    ])
  })

  it('yields to the school’s: an id that a teacher made up names nobody there', () => {
    const byTeacher = apply(nothing, plan(read(), nothing, teacher).changes)
    const { changes } = plan(read(), byTeacher)
    expect(changes.people.filter(({ was }) => was !== null).map(({ rosterId }) => rosterId)).toEqual([
      'u1',
      'u3',
    ])
  })
})
