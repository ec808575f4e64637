import { zipSync } from 'fflate'
import { expectNoFindings, expectNoFindingsInAnyLook } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'

/** A teacher brings in a package, writes a question, makes a lesson of both, and a student answers it. */

const uploaded = 'uploaded-lesson-1'

test.afterEach(async ({ database }) => {
  await database.query('DELETE FROM lesson WHERE NOT owned_by_app')
  await database.query(
    'DELETE FROM component c WHERE NOT EXISTS (SELECT FROM lesson l WHERE l.component_id = c.id)',
  )
})

function packageFile() {
  const lesson = { id: uploaded, type: 'quiz', questions: [41, 'broken-1'] }
  const files = buildPackage([lesson], { 'broken-1': '<qti-assessment-item' })
  return {
    name: 'package.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync(Object.fromEntries(files))),
  }
}

async function upload(page: Page): Promise<void> {
  await page.goto('/teacher')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Content' }).click()
  await expectNoFindings(page, 'content')
  await page.getByRole('link', { name: 'Upload a package' }).click()
  await page.getByLabel('Package').setInputFiles(packageFile())
  await page.getByLabel('Course').selectOption('CS-101')
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { name: '2 files imported, 1 file not' })).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: 'broken-1.xml' }).first()).toContainText(
    'Refused',
  )
  await expectNoFindings(page, 'the report of an upload')
  await page.getByRole('link', { name: 'See the course' }).click()
}

async function tryUploaded(page: Page): Promise<void> {
  await page.getByRole('link', { name: new RegExp(uploaded) }).click()
  await expect(page.getByText('Imported from a package')).toBeVisible()
  await expectNoFindings(page, 'a lesson')
  await page.getByRole('link', { name: 'See it as a student' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Question 1 of 1')
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await expect(page.getByText('Correct answer').first()).toBeVisible()
  await expectNoFindings(page, 'a question with its key')
  await page.getByRole('button', { name: 'Hide the answer' }).click()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: /^Score [01] of 1/ })).toBeVisible()
}

async function writeQuestion(page: Page): Promise<void> {
  await page.goto('/teacher/content')
  await page.getByRole('link', { name: 'New question' }).click()
  await expectNoFindingsInAnyLook(page, 'an empty question')
  await page.setViewportSize({ width: 1366, height: 657 })
  await page.getByLabel('Kind').selectOption('number')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please check what is marked.')).toBeVisible()
  await page.getByLabel('Question', { exact: true }).fill('How many *bits* are in a byte?')
  await page.getByLabel('Right number').fill('8')
  await page.getByLabel('After another answer').fill('Count them in 1111 1111.')
  const preview = page.getByRole('region', { name: 'As a student sees it' })
  await expect(preview.getByText('How many bits are in a byte?')).toBeVisible()
  await preview.getByRole('textbox').fill('7')
  await preview.getByRole('button', { name: 'Check' }).click()
  await expect(preview.getByText('Count them in 1111 1111.')).toBeVisible()
  await expectNoFindings(page, 'a question that is written')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How many bits are in a byte?')
  await expect(page.getByText('written by Teacher One')).toBeVisible()
  await expectNoFindings(page, 'a question')
}

async function makeLesson(page: Page): Promise<string> {
  await page.goto('/teacher/content?course=CS-101')
  await page.getByRole('link', { name: 'New lesson' }).click()
  await page.getByLabel('Title').fill('Bits and bytes')
  for (const words of ['bits are in a byte', 'Question 41']) {
    await page.getByLabel('Find questions').fill(words)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: /^Add/ }).first().click()
  }
  await page.getByRole('button', { name: 'Move Question 41 up' }).click()
  await expectNoFindingsInAnyLook(page, 'a lesson that is made')
  await page.setViewportSize({ width: 1366, height: 657 })
  await page.getByRole('button', { name: 'Take Question 41 out' }).click()
  await page.getByRole('button', { name: 'Make lesson' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bits and bytes')
  await expect(page.getByText('Do not see it: it is a draft')).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('See it in their course')).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

test('a package, a question and a lesson of a teacher’s own reach a student, and a change is taken back', async ({
  page,
  loginAs,
  apiAs,
  browser,
  startOver,
  baseURL,
}) => {
  test.setTimeout(150_000)
  await loginAs('teacher@example.com')
  await upload(page)
  await tryUploaded(page)
  await writeQuestion(page)
  const lessonId = await makeLesson(page)

  await startOver('student3@example.com')
  const storageState = await (await apiAs('student3@example.com')).storageState()
  const own = await browser.newContext({ storageState, baseURL: baseURL ?? '' })
  const student = await own.newPage()
  await student.goto('/lessons')
  await expect(student.getByRole('main')).toContainText('Bits and bytes')
  await student.goto(`/lessons/${lessonId}`)
  await student.getByRole('button', { name: /^(Start|Continue|Resume)/ }).click()
  await student.getByRole('main').getByRole('textbox').fill('8')
  await student.getByRole('button', { name: /^Next/ }).click()
  await student.getByRole('button', { name: /^Finish/ }).click()
  await expect(student).toHaveURL(/\/attempts\/1$/)
  await expect(student.getByRole('main')).toContainText('100')
  await own.close()

  await page.getByRole('link', { name: 'Change it' }).click()
  await page.getByLabel('Title').fill('Bits')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bits')
  await page.getByRole('button', { name: 'Bring back version 3' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bits and bytes')
  await expect(page.getByText('Brought back')).toBeVisible()
  await page.goto('/teacher/content?course=CS-101')
  await page.getByRole('link', { name: 'Change the order' }).click()
  await expectNoFindings(page, 'the order of a course')
})
