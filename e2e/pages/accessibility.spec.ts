import { expectNoFindings as expectNothingFound, looks } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { skipQuestions } from '#e2e/support/skip-questions.ts'

async function expectNoFindings(page: Page, name: string): Promise<void> {
  await expectNothingFound(page, name)
  expect(await page.getByRole('heading', { level: 1 }).count(), `${name}: one h1`).toBe(1)
  expect(await page.getByRole('main').count(), `${name}: one main`).toBe(1)
}

for (const { colorScheme, width } of looks) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('a student’s pages have nothing that axe finds and one heading each', async ({ page, loginAs }) => {
      test.setTimeout(120_000)
      await page.goto('/signin')
      await expectNoFindings(page, 'sign-in')
      await loginAs('student@example.com')
      const titles = new Set<string>()
      for (const path of ['/lessons', '/lessons/math-3-placement', '/history', '/nowhere-1']) {
        await page.goto(path)
        await expectNoFindings(page, path)
        titles.add(await page.title())
      }
      expect(titles.size).toBe(4)
      await page.goto('/lessons/math-3-placement')
      await page.getByRole('button', { name: /^(Start|Continue|Resume)/ }).click()
      for (let number = 1; number <= 10; number++) {
        await expect(page.getByRole('heading', { name: `Question ${number} of 10` })).toBeVisible()
        await expectNoFindings(page, `question ${number}`)
        await page.getByRole('button', { name: /^Next/ }).click()
      }
      await expectNoFindings(page, 'looking it over')
      await page.getByRole('button', { name: /^Finish/ }).click()
      await expect(page).toHaveURL(/\/attempts\/\d+$/)
      await expectNoFindings(page, 'results')
      for (const summary of await page.locator('summary').all()) await summary.click()
      await expectNoFindings(page, 'results, opened')
    })

    test('a lesson that offers help, and its feedback, have nothing that axe finds', async ({
      page,
      loginAs,
    }) => {
      await loginAs('student@example.com')
      await skipQuestions(page.request, { lessonId: 'ela-4-main-idea', answers: 30 })
      await page.goto('/lessons/ela-4-main-idea')
      await expect(page.getByRole('heading', { name: /^Question \d+$/ })).toBeVisible()
      await expectNoFindings(page, 'a question of a lesson that offers help')
      await page.getByRole('button', { name: 'I don’t know yet' }).click()
      await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()
      await page.getByRole('button', { name: /^Next/ }).click()
      await page.getByRole('button', { name: 'I don’t know yet' }).click()
      // The question offers that look as well: without the feedback there, it would come in while axe reads.
      await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()
      await page.getByText('Look at another question that you missed').click()
      await expectNoFindings(page, 'feedback and another explanation')
    })

    test('a teacher’s pages have nothing that axe finds', async ({ page, loginAs }) => {
      await loginAs('teacher@example.com')
      await page.goto('/teacher')
      await expectNoFindings(page, 'classes')
      await page
        .getByRole('link', { name: /Class A/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Class A')
      await expectNoFindings(page, 'class')
      await page
        .getByRole('link', { name: /Student One/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Student One')
      await expectNoFindings(page, 'student')
      await page.locator('main a[href*="/attempts/math-3-placement/"]').first().click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Placement')
      await expectNoFindings(page, 'attempt')
    })

    test('the pages of a school’s people and classes have nothing that axe finds', async ({
      page,
      loginAs,
    }) => {
      await loginAs('admin@example.com')
      for (const path of [
        '/admin',
        '/admin/people',
        '/admin/courses',
        '/admin/classes',
        '/admin/setup',
        '/admin/settings',
        '/admin/retention',
        '/admin/sign-ins',
        '/teacher/classes/new',
      ]) {
        await page.goto(path)
        // A button that waits for the page's script changes its colours when that is there.
        await page.waitForFunction(() => 'timeback' in window)
        await expectNoFindings(page, path)
      }
      await page.goto('/admin/people?search=student2@')
      await page.locator('main a[href^="/admin/people/"]').first().click()
      await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
      await expectNoFindings(page, 'a person')
      await page.goto('/admin/courses')
      await page.locator('main a[href^="/admin/courses/"]').first().click()
      await expect(page.getByRole('button', { name: 'Withdraw this course' })).toBeVisible()
      await expectNoFindings(page, 'a course')
      await page.goto('/teacher')
      await page
        .getByRole('link', { name: /Class A/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Class A')
      const address = new URL(page.url()).pathname
      const lesson = 'lessons/math-3-placement'
      for (const part of ['people', 'settings', 'groups', 'assignments', 'audit', lesson]) {
        await page.goto(`${address}/${part}`)
        await expectNoFindings(page, part)
      }
      await page.locator('main a[href*="/questions/"]').first().click()
      await expect(page.getByRole('heading', { name: 'As a student sees it' })).toBeVisible()
      await expectNoFindings(page, 'a question of a class')
    })
  })
}
