import { expect, it } from 'vitest'
import { fileResponse, wireFile } from './file-response.ts'

const bytes = new TextEncoder().encode('a,b')

it('is a file to keep: never opened, never stored on the way, its type as it is said', async () => {
  const answer = fileResponse(bytes, { name: 'answers.csv', mediaType: 'text/csv; charset=utf-8' })
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="answers.csv"',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringMatching(/private|no-store/),
  })
  expect(await answer.text()).toBe('a,b')
})

it.each([
  ['Klasse 5/6: "Brüche".zip', 'Klasse-5-6-Br-che-.zip'],
  ['a\r\nset-cookie: x', 'a-set-cookie-x'],
  ['..\\..\\x.zip', '..-..-x.zip'],
])('has a name that any system can store: %j', (name, stored) => {
  const answer = fileResponse(bytes, { name, mediaType: 'application/zip' })
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${stored}"`)
})

it('for an application is of its type, and runs nothing where a browser opens it', async () => {
  const answer = wireFile({ mediaType: 'image/svg+xml', content: '<svg/>' })
  expect([answer.status, await answer.text()]).toEqual([200, '<svg/>'])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect(answer.headers.has('content-disposition')).toBe(false)
})
