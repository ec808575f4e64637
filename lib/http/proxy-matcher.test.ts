import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server.js'
import { expect, it } from 'vitest'
import { config } from '#proxy.ts'
import { projectRoot } from '#scripts/run/project-root.mjs'

const isAsked = (url: string) => doesMatch({ config, url, nextConfig: {} })

it('files that browsers ask for by themselves are answered without a database', () => {
  const files = readdirSync(join(projectRoot, 'public'))
  expect(files).toContain('favicon.ico')
  for (const file of [...files, 'icon.svg']) expect(isAsked(`/${file}`), file).toBe(false)
})

it('every page is asked for its headers, also one that is called like a file', () => {
  for (const page of ['/', '/lessons', '/lessons/favicon.ico', '/favicon.icon', '/robots.txt/x', '/apis'])
    expect(isAsked(page), page).toBe(true)
})

it('what programs call answers for itself, unless its address may stand for no text', () => {
  for (const path of [
    '/api/health',
    '/powerpath/getAttempts',
    '/ims/oneroster/x',
    '/caliper/event',
    '/oauth2/token',
  ])
    expect(isAsked(path), path).toBe(false)
  expect(isAsked('/api/%E0%A4%A')).toBe(true)
})
