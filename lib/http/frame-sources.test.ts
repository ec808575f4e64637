import { expect, it } from 'vitest'
import { frameSources } from './frame-sources.ts'

const of = (headers: Record<string, string>) => frameSources(new Headers(headers), '/frame')

it('names the one address under every host by which the browser may have come', () => {
  expect(of({ host: 'localhost:3000' })).toBe('localhost:3000/frame')
  expect(of({ host: '10.0.0.1:3000', 'x-forwarded-host': 'school.example, proxy.example' })).toBe(
    '10.0.0.1:3000/frame school.example/frame proxy.example/frame',
  )
})

it('lets nobody write into the policy, and does without the address where a host cannot be written', () => {
  for (const host of ["x; script-src 'unsafe-inline'", 'a b', '*', 'x/y', '[::1]:3000', ''])
    expect(of({ host })).toBe("'self'")
  expect(of({})).toBe("'self'")
})
