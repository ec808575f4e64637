import type { BrowserContext } from 'playwright/test'
import { answerQuestion } from '#e2e/support/answer-question.ts'
import { test as base, expect, type Page } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { rightResponses, wrongResponses } from '#e2e/support/item-bank.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'

const email = 'student3@example.com'

type Device = {
  context: BrowserContext
  /** Another tab. */
  open: (path: string) => Promise<Page>
  /** From here on the cookie is that account's, and no page is told. */
  becomes: (email: string) => Promise<void>
}

type Answer = (
  page: Page,
  lessonId: string,
  question: LessonQuestion,
  kind?: 'right' | 'wrong',
) => Promise<void>

/** Devices fail in these tests on purpose, so their consoles are not watched. */
const test = base.extend<{ device: () => Promise<Device>; answer: Answer }>({
  device: async ({ browser, apiAs, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      opened.push(context)
      const becomes = async (account: string) => {
        const { cookies } = await (await apiAs(account)).storageState()
        await context.clearCookies()
        await context.addCookies(cookies)
      }
      await becomes(email)
      const open = async (path: string) => {
        const page = await context.newPage()
        await page.goto(path)
        return page
      }
      return { context, open, becomes }
    })
    for (const context of opened) await context.close()
  },
  answer: async ({ database }, use) => {
    await use(async (page, lessonId, { id, content }, kind = 'right') => {
      const own = kind === 'right' ? rightResponses(id) : wrongResponses(id)
      await answerQuestion(page, content.item, await inShownNames(database, { email, lessonId }, id, own))
    })
  },
})

const next = (page: Page) => page.getByRole('button', { name: /^Next/ }).click()
const mark = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true })

/** Opens a fresh attempt at a lesson, whatever other tests did with it, and what it asks first. */
async function begin({ context }: Device, lessonId: string) {
  const post = async (path: string, data: object) =>
    (await context.request.post(`/api/timeback/lessons/${path}`, { data })).json()
  const { attempt }: { attempt: number } = await post('start', { lessonId, forceNew: true })
  const { questions = [], question } = await post('next', { lessonId })
  return { attempt, questions: (question ? [question] : questions) as LessonQuestion[] }
}

test('a tab learns of the other’s answers and of a new attempt, and no answer is overwritten', async ({
  device,
  answer,
  database,
}) => {
  const lessonId = 'math-5-decimals-quiz'
  const browser = await device()
  const { attempt, questions } = await begin(browser, lessonId)
  const [one, two] = [await browser.open(`/lessons/${lessonId}`), await browser.open(`/lessons/${lessonId}`)]
  const [first, second] = questions
  if (!first || !second) throw new Error('The quiz has two questions')

  await answer(one, lessonId, first)
  await next(one)
  await expect(mark(two, 'Question 1, answered')).toBeVisible()
  await mark(two, 'Question 2, no answer yet').click()
  await answer(two, lessonId, second)
  await next(two)
  await expect(mark(one, 'Question 2, answered')).toBeVisible()
  const { rows } = await database.query(
    `SELECT q.identifier, r.correct FROM item_response r JOIN attempt_question q ON q.id = r.question_id
     JOIN attempt a ON a.id = q.attempt_id JOIN "user" u ON u.id = a.student_id
     WHERE u.email = $1 AND a.lesson_id = $2 AND a.number = $3 ORDER BY q.ordinal`,
    [email, lessonId, attempt],
  )
  expect(rows).toEqual([first, second].map(({ id }) => ({ identifier: id, correct: true })))

  await one.evaluate(async (lesson) => {
    await window.timeback?.lessons.start({ lessonId: lesson, course: { code: 'MATH-5' }, forceNew: true })
  }, lessonId)
  await expect(mark(two, 'Question 1, no answer yet')).toBeVisible()
  await expect(mark(two, 'Question 2, no answer yet')).toBeVisible()
})

test('an answer that waited does not replace one given on another device, and the student is told', async ({
  device,
  answer,
  database,
}) => {
  const lessonId = 'ela-4-words-quiz'
  const [away, other] = [await device(), await device()]
  const {
    attempt,
    questions: [first],
  } = await begin(away, lessonId)
  const page = await away.open(`/lessons/${lessonId}`)
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
  if (!first) throw new Error('The quiz has a question')
  await away.context.setOffline(true)
  await answer(page, lessonId, first, 'wrong')
  await next(page)
  await expect(mark(page, 'Question 1, answered, kept on this device, not sent yet')).toBeVisible()
  await page.close()

  const elsewhere = await other.open(`/lessons/${lessonId}`)
  await answer(elsewhere, lessonId, first)
  await next(elsewhere)
  await expect(mark(elsewhere, 'Question 1, answered')).toBeVisible()

  await away.context.setOffline(false)
  const back = await away.open('/lessons')
  const notice = back.getByText('Your answer to question 1 in Words quiz was not counted.').first()
  await expect(notice).toBeVisible()
  const { rows } = await database.query(
    `SELECT r.correct FROM item_response r JOIN attempt_question q ON q.id = r.question_id
     JOIN attempt a ON a.id = q.attempt_id JOIN "user" u ON u.id = a.student_id
     WHERE u.email = $1 AND a.lesson_id = $2 AND a.number = $3`,
    [email, lessonId, attempt],
  )
  expect(rows).toEqual([{ correct: true }])
  await back.getByRole('button', { name: /^Understood/ }).click()
  await expect(notice).toBeHidden()
  await back.reload()
  await expect(back.getByRole('heading', { name: 'Lessons' })).toBeVisible()
  await expect(notice).toBeHidden()
})

test('a quiz answered to its end without a connection is finished when that is back', async ({
  device,
  answer,
  database,
}) => {
  const lessonId = 'cs-101-binary-quiz'
  const away = await device()
  const { attempt, questions } = await begin(away, lessonId)
  const page = await away.open(`/lessons/${lessonId}`)
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
  await away.context.setOffline(true)
  for (const [index, question] of questions.entries()) {
    await expect(
      page.getByRole('heading', { name: `Question ${index + 1} of ${questions.length}` }),
    ).toBeVisible()
    await answer(page, lessonId, question)
    await next(page)
  }
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect(
    page.getByRole('heading', { name: 'This lesson will be finished when the connection is back.' }),
  ).toBeVisible()
  const stored = async () => {
    const { rows } = await database.query(
      `SELECT a.status, a.correct_questions AS correct FROM attempt a JOIN "user" u ON u.id = a.student_id
       WHERE u.email = $1 AND a.lesson_id = $2 AND a.number = $3`,
      [email, lessonId, attempt],
    )
    return rows
  }
  expect(await stored()).toMatchObject([{ status: 'open' }])
  await away.context.setOffline(false)
  await expect(page).toHaveURL(`/lessons/${lessonId}/attempts/${attempt}`)
  expect(await stored()).toEqual([{ status: 'finalized', correct: questions.length }])
})

test('an answer waits for its own student: nothing is lost, and nothing counts for somebody else', async ({
  device,
  answer,
  database,
}) => {
  const lessonId = 'math-5-equivalent-fractions'
  const browser = await device()
  let [question] = (await begin(browser, lessonId)).questions
  const page = await browser.open(`/lessons/${lessonId}`)
  const next = page.getByRole('button', { name: 'Next question' })
  for (const account of ['student2@example.com', null]) {
    if (!question) throw new Error('The lesson goes on')
    await answer(page, lessonId, question)
    if (account) await browser.becomes(account)
    else await browser.context.clearCookies()
    await page.getByRole('button', { name: 'Check' }).click()
    // Who has signed in sees their own page; who is nobody is told what is kept.
    if (account) await expect(page.getByRole('button', { name: /^(Start|Continue|Resume)/ })).toBeVisible()
    else await expect(page.getByText('You are signed out.').first()).toBeVisible()
    await browser.becomes(email)
    const counted = page.waitForResponse('**/api/timeback/lessons/submit')
    if (account) await page.reload()
    else await page.getByRole('button', { name: 'Try again' }).click()
    const result = await (await counted).json()
    expect(result).toMatchObject({ correct: true })
    await next.click()
    question = result.next
  }
  const { rows } = await database.query(
    `SELECT u.email, count(*)::int AS answers FROM submission s JOIN "user" u ON u.id = s.student_id
     JOIN attempt_question q ON q.id = s.question_id JOIN attempt a ON a.id = q.attempt_id
     WHERE a.lesson_id = $1 AND a.status = 'open' AND u.email IN ($2, 'student2@example.com') GROUP BY u.email`,
    [lessonId, email],
  )
  expect(rows).toEqual([{ email, answers: 2 }])
})

test('a request in the name of somebody else than who is signed in is refused', async ({ apiAs }) => {
  const [student, other] = [await apiAs(email), await apiAs('student2@example.com')]
  const { timebackId } = await (await student.get('/api/timeback/user/me')).json()
  const start = (request: typeof student) =>
    request.post('/api/timeback/lessons/start', {
      data: { lessonId: 'cs-101-algorithms' },
      headers: { 'x-expected-student': timebackId },
    })
  expect((await start(student)).status()).toBe(200)
  const refused = await start(other)
  expect(refused.status()).toBe(401)
  expect(await refused.json()).toMatchObject({ code: 'UNAUTHORIZED' })
})
