import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment, problem } from '#lib/timeback/client/fakes/fake-environment.ts'

describe('after an answer that the server refused', () => {
  it.each([1, 2])('the next one to the same question counts, with %d refused before it', async (refusals) => {
    const { server, counted, open } = createFakeBrowser()
    const { page, client } = open()
    const session = await startQuiz(client)
    page.setOffline(true)
    for (let index = 0; index < refusals; index++)
      await session.keep({ question: 'q1', response: `unreadable ${index}` })
    await session.keep({ question: 'q1', response: 'valid' })
    await page.advance(300_000)
    page.respondWith((request) =>
      JSON.stringify(request.body).includes('unreadable')
        ? problem(400, 'VALIDATION_ERROR')
        : server.respond(request),
    )
    page.setOffline(false)
    await page.advance(1_000)
    expect(counted('quiz')).toEqual(['q1=valid'])
    expect(session.getSnapshot()).toMatchObject({ saves: { q1: 'saved' }, overtaken: false })
  })

  it('one given on another device still stays', async () => {
    const { server, counted, open } = createFakeBrowser()
    const { page, client } = open()
    const session = await startQuiz(client)
    page.setOffline(true)
    await session.keep({ question: 'q1', response: 'unreadable' })
    await session.keep({ question: 'q1', response: 'valid' })
    const elsewhere = createFakeEnvironment(server.respond)
    const device = await startQuiz(createTimebackClient({ environment: elsewhere.environment }))
    await device.submit({ question: 'q1', response: 'theirs' })
    await page.advance(300_000)
    page.respondWith((request) =>
      JSON.stringify(request.body).includes('unreadable')
        ? problem(400, 'VALIDATION_ERROR')
        : server.respond(request),
    )
    page.setOffline(false)
    await page.advance(1_000)
    expect(counted('quiz')).toEqual(['q1=theirs'])
  })
})
