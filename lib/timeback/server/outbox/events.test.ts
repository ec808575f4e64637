import { afterAll, beforeAll, expect, it, test } from 'vitest'
import type { TimebackEvent } from '#lib/caliper/envelope.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { deriveId, loadOrigin, tellsCaliper, toNewEvent } from './events.ts'

test('the same happening has the same id, another one another', () => {
  const id = deriveId('completion', 'student', 'run')
  expect(deriveId('completion', 'student', 'run')).toBe(id)
  expect(deriveId('completion', 'student', 'another run')).not.toBe(id)
  expect(deriveId('window', 'student', 'run')).not.toBe(id)
})

test('an id is a version 5 UUID, and stays what it was in earlier releases', () => {
  const id = deriveId('completion', 'student', 'run')
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(id).toBe('3bf97263-40b5-5493-9645-5d0344519e99')
})

let open: OpenLessons
beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())

const happened = {
  at: new Date('2026-03-02T12:00:00.000Z'),
  course: { id: 'c-1', code: 'CS-101', subject: 'CS', grade: null },
  activity: { slug: 'game', name: 'Game' },
  runId: '0b9f5a8e-6f0b-4a57-9c9a-6f1b7c1c0001',
}

it('is told where it is a target of this app, and only there', () => {
  const tells = (targets?: ('caliper' | 'xapi')[]) => {
    const { targets: _none, ...deps } = open.deps
    return tellsCaliper(targets ? { ...deps, targets } : deps)
  }
  expect([tells(), tells([]), tells(['xapi']), tells(['xapi', 'caliper'])]).toEqual([
    false,
    false,
    false,
    true,
  ])
})

it('tells of a person as they are known now, under ids that the same happening always has', async () => {
  const student = await open.idOf('student@example.com')
  const origin = await loadOrigin(open.deps, { ...happened, student, happening: ['done', 'a', 'b'] })
  const { email, name, role } = await open.db.user.findUniqueOrThrow({ where: { id: student } })
  expect(origin).toEqual({
    ...happened,
    id: deriveId('done', 'a', 'b'),
    generatedId: deriveId('done metrics', 'a', 'b'),
    app: { name: open.deps.config.name, sensor: open.deps.config.sensor },
    student: { timebackId: student, email, name, role },
  })
  const body = { id: `urn:uuid:${origin.id}` } as TimebackEvent
  expect(toNewEvent(origin, body)).toEqual({ id: origin.id, target: 'caliper', studentId: student, body })
})

it('tells of nobody who is not known', async () => {
  const told = loadOrigin(open.deps, { ...happened, student: crypto.randomUUID(), happening: ['done'] })
  await expect(told).rejects.toThrow('what happened to a student happened to one who is known')
})
