import { expect, test } from '#e2e/support/fixtures.ts'
import { inShownNames } from '#e2e/support/in-shown-names.ts'
import { itemBank, lessonItems, rightResponses, wrongResponses } from '#e2e/support/item-bank.ts'
import { opaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { assert } from '#lib/std/assert.ts'

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
  startOver,
}) => {
  test.setTimeout(120_000)
  await startOver('student3@example.com')
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

/** Scores to stay at, one attempt for each: together they lead through easy, medium and hard questions. */
const scoresToStayAt = [15, 60, 90]
const questionsPerAttempt = 45

test('every question of every lesson is asked without key, explanation or telling names', async ({
  page,
  loginAs,
  database,
}) => {
  test.setTimeout(240_000)
  const email = 'student3@example.com'
  await loginAs(email)
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/timeback/lessons/${path}`, { data })
    const body = await answer.text()
    expect(answer.ok(), `${path} ${JSON.stringify(data)}: ${body}`).toBe(true)
    return body
  }
  const asked = new Set<string>()
  const ask = async (lessonId: string) => {
    const body = await post('next', { lessonId })
    expectNoSecret(body)
    const { questions, question, score } = JSON.parse(body)
    const ids: string[] = (questions ?? [question]).flatMap((one: { id: string } | null) => one?.id ?? [])
    for (const id of ids) asked.add(id)
    return { ids, score, isAdaptive: questions === undefined }
  }
  for (const [lessonId, items] of lessonItems) {
    for (const target of scoresToStayAt) {
      expectNoSecret(await post('start', { lessonId, forceNew: true }))
      for (let count = 0; count < questionsPerAttempt; count++) {
        const { ids, score, isAdaptive } = await ask(lessonId)
        const [question] = ids
        if (!isAdaptive || question === undefined || items.every((id) => asked.has(id))) break
        const own = score < target ? rightResponses(question) : wrongResponses(question)
        const responses = await inShownNames(database, { email, lessonId }, question, own)
        await post('submit', { lessonId, question, responses })
      }
      if (items.every((id) => asked.has(id))) break
    }
    expect(
      items.filter((id) => !asked.has(id)),
      `not asked in ${lessonId}`,
    ).toEqual([])
  }
  expect([...asked].filter((id) => tellingNames(id).length > 0).length).toBeGreaterThan(10)
})

/** A body that asks questions: nothing of any key, and no name of a choice that the app renames. */
function expectNoSecret(body: string): void {
  const { questions = [], question = null } = JSON.parse(body)
  expect([...secretWords, ...explanations()].filter((secret) => body.includes(secret))).toEqual([])
  for (const { id, content } of [...questions, ...(question ? [question] : [])]) {
    const names = tellingNames(id)
    const shown = JSON.stringify(content.item)
    const found = names.filter(
      (name) => content.rawXml.includes(`"${name}"`) || shown.includes(`dentifier":"${name}"`),
    )
    expect(found, id).toEqual([])
  }
}

/** The author's names of an item's choices where one of them could tell the answer. */
function tellingNames(identifier: string): string[] {
  const item = itemBank.get(identifier)
  assert(item, `${identifier} is in prisma/content`)
  return [...opaqueIdentifiers(item, 0).keys()]
}

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
