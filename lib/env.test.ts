import { expect, test } from 'vitest'
import { deliveryTargets, parseEnv } from './env.ts'

const complete = {
  DATABASE_URL: 'postgresql://user:word@localhost:5432/cairn',
  NEXTAUTH_SECRET: 'sixteen letters.',
}

test('the database and the session secret are all that must be given', () => {
  expect(parseEnv(complete)).toMatchObject({
    PORT: 3000,
    DEMO: false,
    ORIGIN: 'http://localhost:3000',
    SIGN_IN_DOMAINS: [],
    ADMIN_EMAILS: [],
    OIDC_NAME: 'Single sign-on',
  })
})

test('a deployment without an address of its own uses the one the platform gave it', () => {
  expect(parseEnv({ ...complete, VERCEL_URL: 'cairn.example' }).ORIGIN).toBe('https://cairn.example')
  const own = { NEXTAUTH_URL: 'https://cairn.school.example/', VERCEL_URL: 'cairn.example' }
  expect(parseEnv({ ...complete, ...own }).ORIGIN).toBe('https://cairn.school.example')
})

test.each([
  [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
  [{ NEXTAUTH_SECRET: '' }, 'NEXTAUTH_SECRET is missing'],
  [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET must have at least 8 characters'],
  [{ DATABASE_URL: 'mysql://localhost/cairn' }, 'DATABASE_URL must be a postgresql:// address'],
  [{ PORT: 'three' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '80.5' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '0x1F90' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '3e3' }, 'PORT must be a whole number from 1 to 65535.'],
  [{ HOST: 'http://localhost' }, 'HOST must be an address or a name'],
  [{ DATABASE_POOL_SIZE: '0' }, 'DATABASE_POOL_SIZE must be a whole number from 1 to 1000'],
  [{ DIRECT_URL: 'localhost' }, 'DIRECT_URL must be a postgresql:// address'],
  [{ OIDC_CLIENT_SECRET: 'x' }, 'OIDC_ISSUER is missing, and OIDC_CLIENT_SECRET needs it'],
  [{ DEMO: 'yes' }, 'DEMO must be 0 or 1'],
  [{ CALIPER_URL: 'not an address' }, 'CALIPER_URL must be an http(s) address'],
  [{ TEACHER_EMAILS: 'a@example.com,nobody' }, 'TEACHER_EMAILS must be email addresses'],
  [{ SIGN_IN_DOMAINS: 'school.example, a school' }, 'SIGN_IN_DOMAINS must be domains'],
  [{ OIDC_TRUST_EMAILS: 'true' }, 'OIDC_TRUST_EMAILS must be 0 or 1'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be 0 or 1'],
  [{ APP_CLIENT_ID: 'app' }, 'APP_CLIENT_SECRET is missing, and APP_CLIENT_ID needs it'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID is missing, and OIDC_ISSUER needs it'],
])('%o stops the start with a message that names it', (change, message) => {
  expect(() => parseEnv({ ...complete, ...change })).toThrow(message)
})

test('every bad setting is named at once, those that need each other among them', () => {
  const bad = { PORT: 'three', DEMO: 'yes', APP_CLIENT_ID: 'app', GOOGLE_CLIENT_SECRET: 'x', DIRECT_URL: 'x' }
  let message = ''
  try {
    parseEnv(bad)
  } catch (error) {
    message = (error as Error).message
  }
  expect(message.match(/[A-Z_]{4,}(?= (is|must))/g)).toEqual([
    ...['PORT', 'DATABASE_URL', 'DIRECT_URL', 'NEXTAUTH_SECRET', 'DEMO'],
    ...['GOOGLE_CLIENT_ID', 'APP_CLIENT_SECRET'],
  ])
})

test('lists of addresses are trimmed and lower-cased', () => {
  expect(parseEnv({ ...complete, ADMIN_EMAILS: ' Head@Example.com, ,b@example.com' }).ADMIN_EMAILS).toEqual([
    'head@example.com',
    'b@example.com',
  ])
})

test('domains are trimmed and lower-cased, with or without their @', () => {
  expect(parseEnv({ ...complete, SIGN_IN_DOMAINS: ' @School.Example, ,b.example' }).SIGN_IN_DOMAINS).toEqual([
    'school.example',
    'b.example',
  ])
})

test.each([
  { CALIPER_URL: 'http://localhost:9' },
  { TIMEBACK_TOKEN_URL: 'http://localhost:9/oauth2/token' },
  { LRS_ENDPOINT: 'http://localhost:9/xapi' },
  { LRS_KEY: 'key' },
  { LRS_SECRET: 'secret' },
])('%o of the deliveries needs no other setting', (setting) => {
  expect(parseEnv({ ...complete, ...setting })).toMatchObject(setting)
})

test('targets of deliveries are those that the operator has named, and no others', () => {
  const CALIPER_URL = 'https://caliper.example'
  const LRS_ENDPOINT = 'https://lrs.example/xapi'
  expect(deliveryTargets({ CALIPER_URL: undefined, LRS_ENDPOINT: undefined })).toEqual([])
  expect(deliveryTargets({ CALIPER_URL, LRS_ENDPOINT: undefined })).toEqual(['caliper'])
  expect(deliveryTargets({ CALIPER_URL: undefined, LRS_ENDPOINT })).toEqual(['xapi'])
  expect(deliveryTargets({ CALIPER_URL, LRS_ENDPOINT })).toEqual(['caliper', 'xapi'])
})
