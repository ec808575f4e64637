import { expect, test } from './fixtures.ts'
import { itemBank } from './item-bank.ts'

/** Words that stand only in what is kept from students: the processing, the feedback and the key. */
const secretWords = [
  'correct-response',
  'correctResponse',
  'qti-mapping',
  'response-processing',
  'modal-feedback',
]

test('nothing a student receives before answering holds a key, a mapping, processing or feedback', async ({
  page,
  loginAs,
}) => {
  test.setTimeout(120_000)
  const bodies: { url: string; body: string }[] = []
  page.on('response', async (response) => {
    const isText = /json|html|x-component|xml/.test(response.headers()['content-type'] ?? '')
    if (isText) bodies.push({ url: response.url(), body: await response.text().catch(() => '') })
  })
  await loginAs('student3@example.com')
  const lessons = await (await page.request.get('/api/timeback/lessons')).json()
  for (const { id } of lessons) {
    await page.goto(`/lessons/${id}`)
    await page.getByRole('button', { name: /^(Start|Continue|Resume)/ }).click()
    await expect(page.getByRole('heading', { name: /^Question 1/ })).toBeVisible()
    for (const path of [`attempts?lessonId=${id}`, `attempts/details?lessonId=${id}&attempt=1`]) {
      const url = `/api/timeback/lessons/${path}`
      bodies.push({ url, body: await (await page.request.get(url)).text() })
    }
  }
  const secrets = [...secretWords, ...explanations()]
  expect(secrets.length).toBeGreaterThan(300)
  expect(bodies.filter(({ url }) => url.includes('lessons/next')).length).toBe(lessons.length)
  for (const { url, body } of bodies) {
    const found = secrets.filter((secret) => body.includes(secret))
    expect(found, url).toEqual([])
  }
})

/** The longest sentence of every explanation; long enough not to stand anywhere by chance. */
function explanations(): string[] {
  return [...itemBank.values()].flatMap(({ modalFeedback }) =>
    modalFeedback.flatMap(({ body }) => {
      const texts = [...JSON.stringify(body).matchAll(/"((?:[^"\\]|\\.){30,})"/g)].map(
        ([, text]) => text ?? '',
      )
      return texts.sort((a, b) => b.length - a.length).slice(0, 1)
    }),
  )
}
