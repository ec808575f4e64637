import { describe, expect, it } from 'vitest'
import {
  apply,
  countsOf,
  nothing,
  nothingToDo,
  plan,
  planProblems,
  toWords,
} from '#scripts/testing/roster/small-school.ts'
import { readRosterTable } from './read-table.ts'

describe('a table', () => {
  const table = (text: string) => {
    const result = readRosterTable(text)
    if (!result.ok) throw new Error(result.error.map(toWords).join('\n'))
    return result.value
  }

  it.each([
    ['Name,Email,Class\nAnn Lee,ann@school.example,3 A\n'],
    ['Ann Lee\tann@school.example\t3 A'],
    ['Correo;Clase;Nombre\nann@school.example;3 A;Ann Lee'],
    ['First name,Last name,Class,E-mail\nAnn,Lee,3 A,ANN@school.example'],
    ['الاسم,البريد الإلكتروني,الصف\nAnn Lee,ann@school.example,3 A'],
    ['Who,Where to write,Group of\n"Ann  Lee", ann@school.example ,3 A'],
  ])('is read whatever its columns are called and separated by: %j', (text) => {
    expect(table(text)).toMatchObject({
      people: [{ name: 'Ann Lee', email: 'ann@school.example', role: null }],
      classes: [{ title: '3 A' }],
      enrollments: [{ person: 'ann@school.example', class: '3 a' }],
    })
  })

  it('brings people into classes by their titles, and says of each line what became of it', () => {
    const text =
      'name,email,class\nAnn,ann@x.example,3 A\nBen,ben@x.example,3  a\nAnn,ann@x.example,3 B\nCy,cy@x.example,'
    const first = plan(table(text), nothing)
    expect(first.report).toMatchObject({
      ...{ created: 3, updated: 0, unchanged: 0 },
      lines: [
        { file: 'table.csv', line: 2, sourcedId: 'ann@x.example', action: 'created' },
        { line: 3, action: 'created' },
        { line: 4, action: 'updated' },
        { line: 5, action: 'created' },
      ],
    })
    const stored = apply(nothing, first.changes)
    expect(stored.classes.map(({ title }) => title)).toEqual(['3 A', '3 B'])
    const second = plan(table(text), stored)
    expect(second.changes).toEqual(nothingToDo)
    expect(countsOf(second)).toEqual([0, 0, 3])
    expect(countsOf(plan(table(`${text}\nBen,ben@x.example,3 C`), stored))).toEqual([0, 1, 2])
  })

  it('makes no student of a teacher, and asks which of two classes of one title is meant', () => {
    const stored = apply(nothing, plan(table('Tea,tea@x.example,3 A'), nothing).changes)
    stored.people = stored.people.map((one) => ({ ...one, role: 'teacher' }))
    const { changes } = plan(table('Tea,tea@x.example,3 B'), stored)
    expect(changes).toMatchObject({ people: [], entered: [{ role: 'teacher' }] })
    stored.classes = [...stored.classes, ...stored.classes.map((one) => ({ ...one, id: 'other' }))]
    expect(planProblems(table('Tea,tea@x.example,3 A'), stored)).toContain(
      'table.csv:1 3 a: there is more than one class “3 A” here',
    )
  })

  it.each([
    ['name,class\nAnn,3 A', 'table.csv:1 has no column email'],
    ['name,email\nAnn,', 'table.csv:2 email is empty'],
    ['name,email\nAnn,ann', 'table.csv:2 “ann” is no email address'],
    [
      'name,email\nAnn,a@x.example\nAnn,A@x.example',
      'table.csv:3 a@x.example is in line 2 already; an address is one person’s',
    ],
    ['name,email', 'table.csv:1 holds neither people nor classes'],
  ])('refuses by the line: %j', (text, said) => {
    const result = readRosterTable(text)
    expect(result.ok ? [] : result.error.map(toWords)).toContain(said)
  })
})
