import { expect, it } from 'vitest'
import { agent, agentOrGroup } from './actor.ts'

const mbox = 'mailto:ann@school.example'
const sha1 = 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'
const account = { homePage: 'https://app.example', name: 'ann' }
const member = [{ mbox }]

/** What is wrong, each as `path: message`. */
const complaints = (value: unknown) =>
  (agentOrGroup.safeParse(value).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )

it.each([{ mbox }, { mbox_sha1sum: sha1 }, { openid: 'https://ann.example' }, { account }])(
  'an agent is one person by one identifier: %j',
  (identifier) => {
    for (const more of [{}, { name: 'Ann' }, { objectType: 'Agent' }])
      expect(agentOrGroup.parse({ ...identifier, ...more })).toEqual({ ...identifier, ...more })
    expect(agent.safeParse(identifier).success).toBe(true)
  },
)

const exactlyOne = ': must have exactly one of mbox, mbox_sha1sum, openid and account'

it.each([
  [{}, exactlyOne],
  [{ mbox, mbox_sha1sum: sha1 }, exactlyOne],
  [{ account, openid: 'https://ann.example' }, exactlyOne],
  [{ mbox: 'ann@school.example' }, 'mbox: must be a mailto: address'],
  [{ mbox: 'https://school.example' }, 'mbox: must be a mailto: address'],
  [{ mbox: 'mailto2:ann@school.example' }, 'mbox: must be a mailto: address'],
  [{ mbox: 'not-mailto:ann@school.example' }, 'mbox: must be a mailto: address'],
  [{ openid: 'ann' }, 'openid: must be an IRI'],
  [{ account: { homePage: 'app', name: 'ann' } }, 'account.homePage: must be an IRI'],
])('an agent is not %j', (given, complaint) => {
  expect(complaints(given)).toEqual([complaint])
})

it.each([
  { mbox_sha1sum: 'abc' },
  { account: { ...account, name: '' } },
  { account: { ...account, more: 1 } },
  { mbox, objectType: 'Person' },
  { mbox, objectType: 'toString' },
  { mbox, objectType: 5 },
  { mbox, objectType: ['Group'] },
  { mbox, member },
  'ann',
  null,
  undefined,
])('nobody is %j', (given) => {
  expect(complaints(given).length).toBeGreaterThan(0)
})

it.each([
  { mbox },
  { account },
  { member },
  { member: [...member, { account }], openid: 'https://class.example' },
  { mbox, member: [] },
])('a group has one identifier or names its members: %j', (given) => {
  const group = { objectType: 'Group', ...given }
  expect(agentOrGroup.parse(group)).toEqual(group)
})

it.each([
  [{ mbox, account }, ': can have one of mbox, mbox_sha1sum, openid and account'],
  [{ mbox, account, member }, ': can have one of mbox, mbox_sha1sum, openid and account'],
  [{}, ': without an identifier must name its members'],
  [{ member: [] }, ': without an identifier must name its members'],
  [{ member: [{}] }, `member.0${exactlyOne}`],
])('a group is not %j', (given, complaint) => {
  expect(complaints({ objectType: 'Group', ...given })).toContain(complaint)
})
