import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'

/** What an application reads beside the assessment calls, over HTTP (protocol §0, §1.2, §1.3, §5). */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const gradebook = '/ims/oneroster/gradebook/v1p2'
const rostering = '/ims/oneroster/rostering/v1p2'
const resources = '/ims/oneroster/resources/v1p2'
const adaptive = 'math-5-equivalent-fractions'
const linear = 'math-3-multiplication-quiz'

type Row = Record<string, unknown> & { sourcedId: string; title?: string; metadata: Record<string, unknown> }
type Listed = {
  totalCount: number
  pageCount: number
  pageNumber: number
  offset: number
  limit: number
} & Record<string, Row[]>

let open: OpenWire
let classmate: string

beforeAll(async () => {
  open = await openWire()
  classmate = await open.idOf('student2@example.com')
  for (const student of [open.student, classmate]) {
    await open.timeback.lessons.start({ lesson: linear, student })
    await open.timeback.lessons.complete({ lesson: linear, student })
  }
  await open.timeback.lessons.start({ lesson: adaptive, student: open.student })
  const { questions } = await open.timeback.lessons.next({ lesson: adaptive, student: open.student })
  const question = questions[0]?.id ?? ''
  const responses = await open.right(question)
  await open.timeback.lessons.submit({ lesson: adaptive, student: open.student, question, responses })
})
afterAll(() => open.close())

async function list(path: string, query?: Record<string, string>): Promise<Listed> {
  const { status, json } = await open.client.get(path, query)
  expect(status, JSON.stringify(json)).toBe(200)
  return json as Listed
}

async function one(path: string): Promise<Row> {
  const { status, json } = await open.client.get(path)
  expect(status, JSON.stringify(json)).toBe(200)
  return Object.values(json as Record<string, Row>)[0] as Row
}

describe('a collection', () => {
  const paths = [
    [`${gradebook}/assessmentLineItems`, 'assessmentLineItems'],
    [`${gradebook}/assessmentResults`, 'assessmentResults'],
    [`${rostering}/courses`, 'courses'],
    [`${rostering}/courses/components`, 'courseComponents'],
    [`${rostering}/courses/component-resources`, 'componentResources'],
    [`${rostering}/users`, 'users'],
    [`${rostering}/classes`, 'classes'],
    [`${rostering}/enrollments`, 'enrollments'],
    [`${resources}/resources`, 'resources'],
  ] as const

  it.each(paths)(
    '%s answers by pages from 1, with a slash and without, and each of its rows alone',
    async (path, name) => {
      const whole = await list(path)
      expect(await list(`${path}/`)).toEqual(whole)
      expect(whole).toMatchObject({ pageNumber: 1, offset: 0, limit: 100 })
      expect(whole.totalCount).toBeGreaterThan(1)
      const limit = 2
      const rows: Row[] = []
      for (let offset = 0; offset < whole.totalCount; offset += limit) {
        const page = await list(path, { limit: String(limit), offset: String(offset) })
        expect(page).toMatchObject({
          pageNumber: offset / limit + 1,
          offset,
          limit,
          totalCount: whole.totalCount,
        })
        expect(page.pageCount).toBe(Math.ceil(whole.totalCount / limit))
        rows.push(...(page[name] ?? []))
        if (rows.length >= 20) break
      }
      expect(rows).toEqual(whole[name]?.slice(0, rows.length))
      expect(new Set(rows.map(({ sourcedId }) => sourcedId)).size).toBe(rows.length)
      for (const row of rows.slice(0, 3)) {
        expect(row).toMatchObject({ status: 'active' })
        expect(await one(`${path}/${encodeURIComponent(row.sourcedId)}`)).toEqual(row)
      }
      const filter = `sourcedId='${rows[1]?.sourcedId}'`
      expect((await list(path, { filter }))[name]).toEqual([rows[1]])
      for (const nothing of ['nothing', crypto.randomUUID(), '%00'])
        expect((await open.client.get(`${path}/${nothing}`)).status).toBe(404)
    },
  )

  it.each([
    { limit: '0' },
    { limit: '3001' },
    { limit: 'all' },
    { limit: '1.5' },
    { offset: '-1' },
    { orderBy: 'up' },
    { sort: 'nothing' },
    { filter: "student='x'" },
    { filter: 'student.sourcedId=x' },
    { filter: "student.sourcedId>'x'" },
    { filter: "score='many'" },
  ] as Record<string, string>[])('refuses %o with 422 invaliddata', async (query) => {
    const { status, json } = await open.client.get(`${gradebook}/assessmentResults`, query)
    expect(status).toBe(422)
    expect(JSON.stringify(json)).toContain('"invaliddata"')
  })

  it('takes the largest page', async () => {
    expect(await list(`${gradebook}/assessmentLineItems`, { limit: '3000' })).toMatchObject({ limit: 3000 })
  })

  it('sorts as it is asked to, and gives only the fields that are asked for', async () => {
    const up = await list(`${rostering}/courses`, { sort: 'title' })
    const down = await list(`${rostering}/courses`, { sort: 'title', orderBy: 'desc', fields: 'title' })
    const titles = up.courses?.map(({ title }) => title)
    expect(titles).toEqual([...(titles ?? [])].sort())
    expect(down.courses?.map(({ title }) => title)).toEqual(titles?.toReversed())
    expect(Object.keys(down.courses?.[0] ?? {}).sort()).toEqual(['sourcedId', 'title'])
  })
})

describe('the gradebook', () => {
  it.each([
    ["status='active'", 1],
    ["status!='active'", 0],
    ["status='tobedeleted'", 0],
    ["status='active' OR score>'200'", 1],
    ["status='active' AND score>'200'", 0],
  ])('gives all rows or none for %s, as every row is active', async (filter, share) => {
    const { totalCount } = await list(`${gradebook}/assessmentResults`, { filter })
    expect(totalCount).toBe(share * (await open.db.assessmentResult.count()))
  })

  it('has a line of 0–100 for a lesson and lines of 0–1 below it for its questions', async () => {
    const filter = `componentResource.sourcedId='${adaptive}'`
    const { assessmentLineItems } = await list(`${gradebook}/assessmentLineItems`, { filter })
    const [line, ...others] = assessmentLineItems ?? []
    expect(others).toEqual([])
    expect(line).toMatchObject({
      componentResource: { sourcedId: adaptive },
      resultValueMin: 0,
      resultValueMax: 100,
    })
    expect(line).not.toHaveProperty('parentAssessmentLineItem')
    const below = `parentAssessmentLineItem.sourcedId='${line?.sourcedId}'`
    const children = await list(`${gradebook}/assessmentLineItems`, { filter: below, limit: '3000' })
    const items = await open.db.lessonItem.findMany({ where: { lessonId: adaptive } })
    expect(children.assessmentLineItems?.map(({ metadata }) => metadata.questionId).sort()).toEqual(
      items.map(({ identifier }) => identifier).sort(),
    )
    expect(children.assessmentLineItems?.every(({ resultValueMax }) => resultValueMax === 1)).toBe(true)
  })

  it("gives one student's results, and those of a status and a score", async () => {
    const filter = `student.sourcedId='${classmate}'`
    const all = await list(`${gradebook}/assessmentResults`, { filter, limit: '3000' })
    expect(all.assessmentResults?.length).toBe(all.totalCount)
    const total = await open.db.assessmentResult.count({ where: { studentId: classmate } })
    expect(all.totalCount).toBe(total)
    const lesson = await list(`${gradebook}/assessmentResults`, {
      filter: `student.sourcedId='${open.student}' AND scoreStatus='partially graded' AND score>'1'`,
    })
    expect(lesson.assessmentResults).toMatchObject([
      {
        status: 'active',
        student: { sourcedId: open.student },
        score: 14,
        scoreStatus: 'partially graded',
        metadata: {
          xp: null,
          multiplier: null,
          accuracy: 100,
          totalQuestions: 1,
          correctQuestions: 1,
          attempt: 1,
        },
      },
    ])
  })
})

describe('the roster', () => {
  it('finds a person by email, whatever the case, and none by another', async () => {
    const found = await list(`${rostering}/users/`, { filter: "email='Student@Example.com'", limit: '2' })
    expect(found.users).toMatchObject([
      { sourcedId: open.student, email: 'student@example.com', roles: [{ role: 'student' }] },
    ])
    expect(await list(`${rostering}/users`, { filter: "email='no@example.com'" })).toMatchObject({
      users: [],
    })
  })

  it('names the school by an address that answers', async () => {
    const { users } = await list(`${rostering}/users`, { limit: '1' })
    const { classes } = await list(`${rostering}/classes`, { limit: '1' })
    const org = users?.[0]?.primaryOrg as { href: string; sourcedId: string; type: string }
    expect(classes?.[0]?.school).toEqual(org)
    const school = await one(new URL(org.href).pathname)
    expect(school).toMatchObject({ sourcedId: org.sourcedId, type: 'school', children: [] })
    expect((await list(`${rostering}/orgs`)).orgs).toEqual([school])
    expect((await open.client.get(`${rostering}/orgs/nothing`)).status).toBe(404)
  })

  it('says who is in which class, and lists the students of one', async () => {
    const { classes } = await list(`${rostering}/classes`, { limit: '1' })
    const id = classes?.[0]?.sourcedId ?? ''
    const filter = `class.sourcedId='${id}' AND role='student'`
    const { enrollments = [] } = await list(`${rostering}/enrollments`, { filter })
    const { users: students = [] } = await list(`${rostering}/classes/${id}/students`)
    const named = (row: Row) => (row.user as { sourcedId: string }).sourcedId
    expect(students.length).toBeGreaterThan(0)
    expect(enrollments.map(named).sort()).toEqual(students.map(({ sourcedId }) => sourcedId).sort())
    const { href, sourcedId } = (enrollments[0] ?? { user: { href: '', sourcedId: '' } }).user as {
      href: string
      sourcedId: string
    }
    expect(await one(new URL(href).pathname)).toEqual(students.find((one) => one.sourcedId === sourcedId))
    expect((await open.client.get(`${rostering}/classes/${crypto.randomUUID()}/students`)).status).toBe(404)
  })

  it('keeps a made-up address in the house', async () => {
    const made = await open.db.user.create({
      data: { name: 'Ben Ode', email: 'x@roster.invalid', hasEmail: false },
    })
    const user = await one(`${rostering}/users/${made.id}`)
    expect(JSON.stringify(user)).not.toContain('invalid')
    await open.db.user.delete({ where: { id: made.id } })
  })

  it('tells when a row was changed last, and writing it as it was is no change', async () => {
    const course = await open.db.course.findUniqueOrThrow({ where: { code: 'MATH-5' } })
    const modified = async () => (await one(`${rostering}/courses/${course.id}`)).dateLastModified
    expect(await modified()).toBe(course.updatedAt.toISOString())
    await open.db.course.update({ where: { id: course.id }, data: { title: course.title } })
    expect(await modified()).toBe(course.updatedAt.toISOString())
    const since = new Date().toISOString()
    await open.db.course.update({ where: { id: course.id }, data: { title: 'Fractions and more' } })
    const filter = `dateLastModified>='${since}'`
    expect((await list(`${rostering}/courses`, { filter })).courses).toMatchObject([
      { sourcedId: course.id, title: 'Fractions and more' },
    ])
  })

  it('says null only where the published schema asks for it', async () => {
    const allowed = ['classCode', 'location', 'course', 'beginDate', 'endDate']
    for (const path of [
      'users',
      'classes',
      'enrollments',
      'courses',
      'courses/components',
      'courses/component-resources',
      'orgs',
    ])
      for (const rows of Object.values(await list(`${rostering}/${path}`)).filter(Array.isArray))
        for (const row of rows as Row[])
          expect(Object.keys(row).filter((name) => row[name] === null && !allowed.includes(name))).toEqual([])
    for (const name of ['assessmentLineItems', 'assessmentResults'] as const)
      for (const row of (await list(`${gradebook}/${name}`))[name] ?? [])
        expect(Object.keys(row).filter((field) => row[field] === null)).toEqual([])
    expect((await list(`${rostering}/classes`)).classes?.[0]).toMatchObject({ course: null, terms: [] })
    expect((await list(`${rostering}/users`)).users?.[0]).toMatchObject({ enabledUser: 'true' })
    const { courseComponents } = await list(`${rostering}/courses/components`)
    expect(courseComponents?.[0]?.unlockDate).toMatch(/^\d{4}-.*Z$/)
  })

  it('leads from a course to its lessons and what they are worth', async () => {
    const { courses } = await list(`${rostering}/courses`, { filter: "courseCode='MATH-5'" })
    const course = courses?.[0]?.sourcedId
    const components = await list(`${rostering}/courses/components`, {
      filter: `course.sourcedId='${course}'`,
    })
    const ids = components.courseComponents?.map(({ sourcedId }) => sourcedId) ?? []
    expect(ids.length).toBeGreaterThan(0)
    const filter = ids.map((id) => `courseComponent.sourcedId='${id}'`).join(' OR ')
    const { componentResources } = await list(`${rostering}/courses/component-resources`, { filter })
    const lesson = componentResources?.find(({ sourcedId }) => sourcedId === adaptive)
    expect(lesson).toMatchObject({ lessonType: 'powerpath-100', resource: { sourcedId: adaptive } })
    const resource = await one(`${resources}/resources/${adaptive}`)
    expect(resource.metadata).toMatchObject({ type: 'qti', lessonType: 'powerpath-100', xp: 15 })
  })
})
