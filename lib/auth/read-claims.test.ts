import { describe, expect, it } from 'vitest'
import { readClaims } from './read-claims.ts'

const strict = { trustsEmails: false, domains: [] }
const trusting = { trustsEmails: true, domains: [] }
const ann = { sub: '1', email: 'ann@school.example', name: 'Ann Lee' }

describe('an address counts', () => {
  it.each([true, 'true', 'True', ' TRUE '])('when the issuer vouches for it with %j', (email_verified) => {
    for (const rules of [strict, trusting])
      expect(readClaims({ ...ann, email_verified }, rules)).toEqual({
        email: ann.email,
        name: 'Ann Lee',
        verified: true,
      })
  })

  it.each([undefined, null])('with %j of the issuer only where the settings trust it', (email_verified) => {
    expect(readClaims({ ...ann, email_verified }, strict)).toEqual({ refused: 'EmailNotVerified' })
    expect(readClaims({ ...ann, email_verified }, trusting)).toMatchObject({ verified: false })
  })

  it('without the claim at all, only where the settings trust it', () => {
    expect(readClaims(ann, strict)).toEqual({ refused: 'EmailNotVerified' })
    expect(readClaims(ann, trusting)).toMatchObject({ email: ann.email, verified: false })
  })

  it.each([false, 'false', 'no', '', 0, 1, [true], {}])('never when the issuer says %j', (email_verified) => {
    for (const rules of [strict, trusting])
      expect(readClaims({ ...ann, email_verified }, rules)).toEqual({ refused: 'EmailNotVerified' })
  })

  it.each([
    undefined,
    null,
    '',
    ' ',
    'ann',
    '@school.example',
    'ann@',
    'ann@@school.example',
    'ann@evil.example@school.example',
    'an\u0000n@school.example',
    'ann lee@school.example',
    ['ann@school.example'],
    7,
  ])('never when it is none: %j', (email) => {
    const claims = { ...ann, email, email_verified: true }
    expect(readClaims(claims, strict)).toEqual({ refused: 'EmailMissing' })
  })

  it('never of no claims at all', () => {
    expect(readClaims(undefined, trusting)).toEqual({ refused: 'EmailMissing' })
  })
})

describe('an allow-list of domains', () => {
  const domains = ['school.example', 'xn--bcher-kva.example']
  const ask = (email: string) => readClaims({ ...ann, email, email_verified: true }, { ...strict, domains })

  it.each(['ann@school.example', 'ANN@SCHOOL.Example', ' ann@school.example ', 'ann@BÜCHER.example'])(
    'lets %j in',
    (email) => {
      expect(ask(email)).toMatchObject({ verified: true })
    },
  )

  it.each([
    'ann@evilschool.example',
    'ann@sub.school.example',
    'ann@school.example.evil.example',
    'ann@school.example.',
    'ann@school-example',
    'school.example@evil.example',
    'ann@school.exаmple',
  ])('refuses %j', (email) => {
    expect(ask(email)).toEqual({ refused: 'DomainNotAllowed' })
  })

  it('says first that nobody vouches for an address', () => {
    expect(readClaims({ ...ann, email: 'a@evil.example' }, { ...strict, domains })).toEqual({
      refused: 'EmailNotVerified',
    })
  })
})

describe('a name', () => {
  const nameOf = (claims: object) => {
    const read = readClaims({ email: 'ann@school.example', email_verified: true, ...claims }, strict)
    return 'name' in read ? read.name : read
  }

  it('is the whole one, else the parts, and is tidied', () => {
    expect(nameOf({ name: ' Ann  Lee\n' })).toBe('Ann Lee')
    expect(nameOf({ name: 'Ann Lee', given_name: 'A.' })).toBe('Ann Lee')
    expect(nameOf({ given_name: 'Ann', family_name: 'Lee' })).toBe('Ann Lee')
    expect(nameOf({ name: ' ', given_name: 'Ann' })).toBe('Ann')
    expect(nameOf({ name: 'Ann\u0000\u001b[31mLee' })).toBe('Ann [31mLee')
    expect(nameOf({ name: 'نیلوفر\u200cجان' })).toBe('نیلوفر\u200cجان')
    expect(nameOf({ given_name: ' ', family_name: 'Lee' })).toBe('Lee')
  })

  it('has 200 signs at most, and none that is cut in half', () => {
    expect(nameOf({ name: 'x'.repeat(200) })).toBe('x'.repeat(200))
    expect(nameOf({ name: 'x'.repeat(201) })).toBe('x'.repeat(200))
    expect(nameOf({ name: `${'x'.repeat(199)}😀` })).toBe(`${'x'.repeat(199)}\ufffd`)
  })

  it.each([undefined, null, '', ' ', '\u00a0\u2003', '\u200b\u200d', '\u3164', '\u2800', '\n\t', 7, {}])(
    'is none where nothing is to be seen: %j',
    (name) => {
      expect(nameOf({ name })).toBeNull()
    },
  )
})
