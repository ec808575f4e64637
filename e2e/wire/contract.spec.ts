import { expect, test } from '#e2e/support/fixtures.ts'

test('a page carries every header of security, and says nothing of what it is made with', async ({
  request,
}) => {
  for (const path of ['/signin', '/nowhere-1']) {
    const headers = (await request.get(path)).headers()
    const policy = headers['content-security-policy'] ?? ''
    for (const part of ["object-src 'none'", 'base-uri', 'form-action', 'frame-ancestors'])
      expect(policy).toContain(part)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.any(String),
      'permissions-policy': expect.any(String),
    })
    expect(headers).not.toHaveProperty('x-powered-by')
  }
})

test('every answer of the API is kept by no shared cache, also one that no route gives', async ({
  apiAs,
}) => {
  const student = await apiAs('student@example.com')
  const paths = [
    'health',
    'auth/csrf',
    'auth/providers',
    'auth/session',
    'timeback/lessons',
    'timeback/user/me',
  ]
  const answers = await Promise.all(paths.map((path) => student.get(`/api/${path}`)))
  answers.push(await student.get('/api/nowhere'), await student.get('/api/timeback/lessons/start'))
  for (const answer of answers) {
    const { 'cache-control': cached, 'x-content-type-options': sniffed } = answer.headers()
    expect(`${answer.url()} ${cached}`).toMatch(/private|no-store/)
    expect(sniffed).toBe('nosniff')
  }
  const data = { lessonId: 'math-5-decimals-quiz' }
  await student.post('/api/timeback/lessons/start', { data })
  const questions = await (await student.post('/api/timeback/lessons/next', { data })).text()
  const picture = await student.get(/\/api\/timeback\/assets\/\w+/.exec(questions)?.[0] ?? '')
  expect(picture.headers()['cache-control']).toMatch(/^private, .*immutable/)
})

test('no source map is served', async ({ request }) => {
  const page = await (await request.get('/signin')).text()
  const scripts = [...page.matchAll(/src="(\/_next\/[^"]+\.js)/g)].map(([, path = '']) => path)
  expect(scripts.length).toBeGreaterThan(0)
  for (const path of scripts) {
    expect(await (await request.get(path)).text()).not.toContain('sourceMappingURL')
    expect((await request.get(`${path}.map`)).status()).toBe(404)
  }
})

test('the first HTML of a page holds its title, its heading and its names', async ({ apiAs }) => {
  const student = await apiAs('student@example.com')
  const titles = new Set<string>()
  for (const [path, name] of [
    ['/lessons', 'Decimals quiz'],
    ['/lessons/math-5-decimals-quiz', 'Decimals quiz'],
    ['/history', 'History'],
    ['/vr', 'VR'],
  ] as const) {
    const html = await (await student.get(path)).text()
    expect(html).toContain(name)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<main[ >]/g)).toHaveLength(1)
    titles.add(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '')
  }
  expect(titles.size).toBe(4)
  expect((await student.get('/')).url()).toMatch(/\/lessons$/)
  const teacher = await apiAs('teacher@example.com')
  expect(await (await teacher.get('/teacher')).text()).toContain('Class A')
  expect((await teacher.get('/')).url()).toMatch(/\/teacher$/)
  for (const path of ['/teacher', '/teacher/vr']) expect((await student.get(path)).status(), path).toBe(404)
})

test('a signed-in page of a demo offers the client to programs', async ({ page, loginAs }) => {
  await loginAs('student@example.com')
  await page.goto('/lessons')
  const ids = () => page.evaluate(async () => (await window.timeback?.lessons.list())?.map(({ id }) => id))
  await expect.poll(ids).toContain('math-5-decimals-quiz')
})
