import { expect, it } from 'vitest'
import { basicCredentials } from './token-route.ts'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

it('are the client and its secret, which may hold a colon', () => {
  const credentials = [{ clientId: 'app', clientSecret: 'a:b:c' }]
  expect(basicCredentials(basic('app:a:b:c'))).toEqual(credentials)
  expect(basicCredentials(basic('app:a:b:c').replace('Basic ', ' basic   '))).toEqual(credentials)
  expect(basicCredentials(basic('app:'))).toEqual([{ clientId: 'app', clientSecret: '' }])
})

it('are read as the standard has them first, then as most clients send them', () => {
  expect(basicCredentials(basic('my+app:50%25'))).toEqual([
    { clientId: 'my app', clientSecret: '50%' },
    { clientId: 'my+app', clientSecret: '50%25' },
  ])
  expect(basicCredentials(basic('app:a+b'))).toHaveLength(2)
  expect(basicCredentials(basic('a+b:secret'))).toHaveLength(2)
})

it.each(['app:100%', '100%:secret'])(
  'are as they were sent where nobody can have encoded them: %s',
  (text) => {
    const [clientId, clientSecret] = text.split(':')
    expect(basicCredentials(basic(text))).toEqual([{ clientId, clientSecret }])
  },
)

it.each([null, '', 'Bearer abc', 'Basically abc', 'abc Basic abc'])(
  'are not what %j says',
  (authorization) => {
    expect(basicCredentials(authorization)).toBeNull()
  },
)

it.each(['Basic', 'Basic ', 'Basic !!', 'Basic YXBw YXBw', basic('no colon')])(
  'are none where %j cannot be read',
  (authorization) => {
    expect(basicCredentials(authorization)).toEqual([])
  },
)
