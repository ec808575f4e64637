import { zipSync } from 'fflate'
import { expectNoFindings } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { headOfSchool, type School, startSchool } from '#scripts/testing/app/start-school.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'

/** A school from its first minute: an empty database, no demo people, an issuer of its own. Nothing here uses SQL. */

test.describe.configure({ mode: 'serial' })

let school: School

test.beforeAll(async ({ app }) => {
  school = await startSchool(app.databaseUrl)
})
test.afterAll(() => school.stop())

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${school.url}/`)
  await page.getByRole('button', { name: /Test school/ }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test('there are no demo people, and the first administrator finds the school', async ({ page }) => {
  await page.goto(`${school.url}/signin`)
  await expect(page.getByRole('button', { name: /Test school/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /Student One/ })).toHaveCount(0)
  await signIn(page, headOfSchool)
  await expect(page).toHaveURL(`${school.url}/admin/setup`)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'School' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('School')
})

test('the set-up is one page: the administrator names the school, says who comes, and withdraws a course', async ({
  page,
}) => {
  await signIn(page, headOfSchool)
  const step = (name: string) => page.getByRole('region', { name })
  await ready(page)
  await step('Your school').getByLabel('Name of the school').fill('Hill School')
  await step('Your school').getByRole('button', { name: 'Save' }).click()
  await expect(step('Your school').getByText('Saved.')).toBeVisible()
  const signingIn = step('Who may sign in')
  await signingIn.getByLabel('Addresses of the school as well').check()
  await signingIn.getByLabel('Domains').fill('not a domain!')
  await signingIn.getByRole('button', { name: 'Save' }).click()
  await expect(signingIn.getByText(/Domains must be a domain/)).toBeVisible()
  await signingIn.getByLabel('Domains').fill('school.example')
  await signingIn.getByRole('button', { name: 'Save' }).click()
  await expect(signingIn.getByText('Saved.')).toBeVisible()
  const courses = step('Courses')
  await courses.getByLabel(/CS-101/).uncheck()
  await courses.getByRole('button', { name: 'Save' }).click()
  await expect(courses.getByText('Saved.')).toBeVisible()
  await step('Teachers').getByRole('textbox', { name: 'People' }).fill('Tom Tell, tom@school.example')
  await step('Teachers').getByRole('button', { name: 'Add people' }).click()
  await expect(step('Teachers').getByText('1 person added.')).toBeVisible()
  await page.reload()
  await expect(step('Your school').getByLabel('Name of the school')).toHaveValue('Hill School')
  await expect(step('Courses').getByLabel(/CS-101/)).not.toBeChecked()
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page).toHaveURL(`${school.url}/teacher`)
  await page.goto(`${school.url}/`)
  await expect(page).toHaveURL(`${school.url}/teacher`)
})

test('an address of another domain is not let in, and is told why', async ({ page }) => {
  await signIn(page, 'mallory@elsewhere.example')
  await expect(page.getByText(/Only email addresses of the school are let in/)).toBeVisible()
})

test('whoever else comes is a student, to whom the school’s page does not exist', async ({ page }) => {
  await signIn(page, 'ann@school.example')
  await expect(page).toHaveURL(`${school.url}/lessons`)
  await expect(page.getByRole('navigation').getByRole('link', { name: 'School' })).toHaveCount(0)
  await page.goto(`${school.url}/admin`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not/i)
})

test('the administrator makes a class and enters a child who never came; the child can be kept out', async ({
  page,
  browser,
}) => {
  await signIn(page, headOfSchool)
  await page.getByRole('link', { name: 'New class' }).click()
  await page.getByLabel('Name').fill('3 B')
  await page.getByRole('button', { name: 'Make class' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People of 3 B')
  await page.getByRole('textbox', { name: 'People' }).fill('Ben Ng, ben@school.example\nnobody')
  await page.getByRole('button', { name: 'Add people' }).click()
  await expect(page.getByText('People line 2 must be an address.')).toBeVisible()
  await page.getByRole('textbox', { name: 'People' }).fill('Ben Ng, ben@school.example')
  await page.getByRole('button', { name: 'Add people' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'ben@school.example' })).toBeVisible()
  const own = await browser.newContext()
  const ben = await own.newPage()
  await signIn(ben, 'ben@school.example')
  await expect(ben).toHaveURL(`${school.url}/lessons`)
  await page.goto(`${school.url}/admin/people?search=ben@`)
  await page.getByRole('link', { name: 'Name of ben@school.example' }).click()
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await ben.goto(`${school.url}/history`)
  await expect(ben).toHaveURL(/signin/)
  await own.close()
})

const course = { title: 'Fractions of our own', code: 'FRAC-3' }
const lessons = { quiz: 'own-quiz-1', adaptive: 'own-practice-1' }
const child = (number: number) => `child${number}@school.example`
const nameOf = (number: number) => `Child ${String(number).padStart(2, '0')} of a rather long name`
const openClass = async (page: Page) => {
  await goTo(page, '/teacher')
  await page.getByRole('link', { name: /3 C/ }).click()
}
/** As the issuer calls whoever has signed in. */
const calledBy = (number: number) => `Name of ${child(number)}`
const ready = (page: Page) => expect(page.locator('form[inert]')).toHaveCount(0)
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${school.url}${path}`)
  await ready(page)
}

test('a course of the school’s own, a roster of thirty, and their teacher', async ({ page }) => {
  await signIn(page, headOfSchool)
  await goTo(page, '/admin/courses')
  await page.getByLabel('Title').fill(course.title)
  await page.getByLabel('Code').fill(course.code)
  await page.getByLabel('Subject').selectOption('Math')
  await page.getByRole('button', { name: 'Make course' }).click()
  await expect(page.getByText(`${course.title} was made.`)).toBeVisible()
  await goTo(page, '/admin/setup')
  await page.getByRole('link', { name: 'Import a roster' }).click()
  const people = Array.from({ length: 30 }, (_, index) => `${nameOf(index + 1)},${child(index + 1)},3 C`)
  await page.getByLabel('Lines').fill(['name,email,class', ...people].join('\n'))
  await page.getByRole('button', { name: 'Check the lines' }).click()
  await page.getByRole('button', { name: 'Import 30 lines' }).click()
  await expect(page.getByRole('heading', { name: 'Imported: 30 new, 0 changed' })).toBeVisible()
  await page.goto(`${school.url}/admin/classes?search=3+C`)
  await page.getByRole('link', { name: /^3 C/ }).click()
  await page.getByRole('link', { name: 'People and settings' }).click()
  await page.getByRole('link', { name: 'Class settings' }).click()
  await page.getByLabel(course.title).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('link', { name: 'People of 3 C' }).click()
  await page.getByRole('textbox', { name: 'People' }).fill('tom@school.example')
  await page.getByLabel('They come as').selectOption('Teacher')
  await page.getByRole('button', { name: 'Add people' }).click()
  await expect(page.getByText('1 person added.')).toBeVisible()
})

test('the teacher uploads a package, writes a question into it, and assigns it', async ({ page }) => {
  await signIn(page, 'tom@school.example')
  await goTo(page, '/teacher/content/upload')
  const files = buildPackage([
    { id: lessons.quiz, type: 'quiz', questions: [1, 2, 3] },
    { id: lessons.adaptive, type: 'powerpath-100', questions: Array.from({ length: 16 }, (_, n) => n + 4) },
  ])
  const buffer = Buffer.from(zipSync(Object.fromEntries(files)))
  await page.getByLabel('Package').setInputFiles({ name: 'own.zip', mimeType: 'application/zip', buffer })
  await page.getByLabel('Course').selectOption(course.code)
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { name: /files imported$/ })).toBeVisible()
  await goTo(page, '/teacher/content/questions/new')
  await page.getByLabel('Kind').selectOption('number')
  await page.getByLabel('Question', { exact: true }).fill('How many quarters are a half?')
  await page.getByLabel('Right number').fill('2')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How many quarters are a half?')
  await goTo(page, `/teacher/content/lessons/${lessons.quiz}/edit`)
  await page.getByLabel('Find questions').fill('quarters')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: /^Add/ }).first().click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(`${school.url}/teacher/content/lessons/${lessons.quiz}`)
  await openClass(page)
  await page.getByRole('link', { name: 'Assignments' }).click()
  await ready(page)
  await page.getByLabel('What').selectOption(`lessonId ${lessons.quiz}`)
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10)
  await page.getByLabel('Due').fill(`${tomorrow}T12:00`)
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Assigned.')).toBeVisible()
})

test('three children work: the grid moves, one is named, the export says the same', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await signIn(page, 'tom@school.example')
  await page.getByRole('link', { name: /3 C/ }).click()
  const cell = (number: number, lesson: string) =>
    page.getByRole('link', { name: new RegExp(`^${calledBy(number)}, ${lesson}: `) })
  await expect(page.getByRole('link', { name: nameOf(1) }).first()).toBeVisible()
  await expect(cell(1, lessons.quiz)).toHaveCount(0)
  await page.evaluate(() => {
    document.title = 'not loaded again'
  })
  const opened = await Promise.all([1, 2, 3].map(async () => (await browser.newContext()).newPage()))
  const [first, second, third] = opened as [Page, Page, Page]

  for (const [number, who, rights] of [
    [1, first, 4],
    [2, second, 1],
  ] as const) {
    await signIn(who, child(number))
    await who.getByRole('region', { name: 'Due' }).getByRole('link', { name: lessons.quiz }).click()
    await who.getByRole('button', { name: /^Start/ }).click()
    for (let question = 1; question <= 4; question++) {
      await expect(who.getByRole('heading', { name: `Question ${question} of 4` })).toBeVisible()
      const isRight = question <= rights
      if (question === 4)
        await who
          .getByRole('main')
          .getByRole('textbox')
          .fill(isRight ? '2' : '4')
      else
        await who
          .getByRole('radio')
          .nth(isRight ? 0 : 1)
          .check()
      await who.getByRole('button', { name: /^Next/ }).click()
    }
    await who.getByRole('button', { name: /^Finish/ }).click()
    await expect(who).toHaveURL(`${school.url}/lessons/${lessons.quiz}/attempts/1`)
  }
  await signIn(third, child(3))
  await third.goto(`${school.url}/lessons/${lessons.adaptive}`)
  await third.getByRole('button', { name: /^Start/ }).click()
  for (let answer = 1; answer <= 6; answer++) {
    await third.getByRole('button', { name: 'I don’t know yet' }).click()
    await third.getByRole('button', { name: /^Next question/ }).click()
  }

  await expect(cell(1, lessons.quiz)).toHaveAccessibleName(/: 100, /, { timeout: 10_000 })
  await expect(cell(2, lessons.quiz)).toHaveAccessibleName(/: 25/, { timeout: 10_000 })
  const needs = page.getByRole('region', { name: /^Needs/ }).getByRole('listitem')
  const need = needs.filter({ hasText: calledBy(3) })
  await expect(need).toContainText(new RegExp(`${lessons.adaptive}, \\d+ of 100 with`), { timeout: 10_000 })
  expect(await page.title()).toBe('not loaded again')

  const href = await page.getByRole('link', { name: 'Scores as CSV' }).getAttribute('href')
  const csv = await (await page.request.get(`${school.url}${href}`)).text()
  const [, ...rows] = csv.trim().split('\r\n')
  const scores = rows.map((row) => row.split(',')).map(([, name, , lesson, , score]) => [name, lesson, score])
  const [, open] = /: (\d+)/.exec((await cell(3, lessons.adaptive).getAttribute('aria-label')) ?? '') ?? []
  expect(scores).toEqual([
    [calledBy(1), lessons.quiz, '100'],
    [calledBy(2), lessons.quiz, '25'],
    [calledBy(3), lessons.adaptive, open],
  ])
  for (const each of opened) await each.context().close()
})

test('a child without an email comes in by a card or by three pictures', async ({ page, browser }) => {
  await signIn(page, headOfSchool)
  await goTo(page, '/admin/settings')
  await page.getByLabel(/printed card or three pictures/).check()
  const settings = page.getByRole('region', { name: 'Children without an email' })
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings.getByText('Saved.')).toBeVisible()
  await openClass(page)
  await page.getByRole('link', { name: 'People and settings' }).click()
  await page.getByRole('link', { name: 'Children without an email' }).click()
  await ready(page)
  await page.getByLabel('Names').fill('Zoe')
  await page.getByRole('button', { name: 'Add children' }).click()
  await page.getByRole('button', { name: 'Make 1 card' }).click()
  const card = page
    .getByRole('region', { name: 'Print these now' })
    .getByRole('listitem')
    .filter({ hasText: 'Zoe' })
  await expectNoFindings(page, 'the cards')
  const pictures = await card.getByRole('listitem').allTextContents()
  expect(pictures).toHaveLength(3)
  const [letters = ''] = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec((await card.textContent()) ?? '') ?? []
  const code = (await page.getByText(/^Class code:/).textContent())?.replace('Class code:', '').trim() ?? ''

  const own = await browser.newContext()
  const zoe = await own.newPage()
  await zoe.goto(`${school.url}/signin`)
  await zoe.getByRole('link', { name: /card or a class code/ }).click()
  await expectNoFindings(zoe, 'sign-in by a card')
  await zoe.getByLabel('Class code').fill(code)
  await zoe.getByRole('button', { name: 'Find my class' }).click()
  await zoe.getByRole('button', { name: 'Zoe' }).click()
  for (const picture of pictures) await zoe.getByRole('button', { name: picture, exact: true }).click()
  await expect(zoe).toHaveURL(`${school.url}/lessons`)
  await expect(zoe.getByRole('main')).toContainText(course.title)
  await zoe.getByRole('button', { name: /^Sign out/ }).click()
  await expect(zoe).toHaveURL(/signin/)
  await goTo(zoe, '/signin/class')
  await zoe.getByLabel('Your card').fill(letters.toLowerCase())
  await zoe.getByRole('button', { name: 'Sign in' }).click()
  await expect(zoe).toHaveURL(`${school.url}/lessons`)
  await own.close()
})
