import { describe, expect, it } from 'vitest'
import { refuses, takes } from '#scripts/testing/refused-fields.ts'
import { createApplicationBody } from './application.ts'
import { retryDeliveriesBody } from './delivery.ts'
import { parseInput } from './domain-error.ts'
import { galleryScoreBody } from './played-item.ts'
import * as vr from './vr.ts'
import { wireScopes } from './wire-scopes.ts'

/** What the bodies and queries of VR, applications and the gallery take, and which field a refusal names. */

const uuid = '0a1b2c3d-4e5f-4789-abcd-ef0123456789'

describe('VR', () => {
  it('is reported with what there is to say, or with nothing', () => {
    expect(parseInput(vr.completeVrSessionBody, undefined)).toEqual({})
    takes(vr.completeVrSessionBody, { score: 0, time_spent_minutes: 0.5, notes: 'x'.repeat(1000) })
    takes(vr.completeVrSessionBody, { score: 100, time_spent_minutes: 35_791_394 })
    for (const score of [-0.1, 100.1, '85', null])
      refuses(vr.completeVrSessionBody, { score }, 'score must be a number from 0 to 100')
    for (const minutes of [-1, '5', null])
      refuses(
        vr.completeVrSessionBody,
        { time_spent_minutes: minutes },
        /^time_spent_minutes must be a number of minutes/,
      )
    refuses(
      vr.completeVrSessionBody,
      { time_spent_minutes: 35_791_395 },
      /^time_spent_minutes can be at most/,
    )
    refuses(vr.completeVrSessionBody, { notes: 'x'.repeat(1001) }, 'notes can have at most 1000 characters')
    refuses(vr.completeVrSessionBody, { notes: 5 }, 'notes must be text')
    refuses(vr.completeVrSessionBody, { notes: 'a\u0000' }, 'notes holds a character that cannot be stored')
    refuses(vr.completeVrSessionBody, [], / must be a JSON object, or empty/)
  })

  it('has packages with a title, a version, platforms, and perhaps an address and an activity', () => {
    const minimal = { title: 'Ladder', version: '1', target_platforms: [] }
    takes(vr.createVrPackageBody, minimal)
    takes(vr.createVrPackageBody, {
      ...{ ...minimal, launch_url: 'https://vr.example', activity: { name: 'A', course: { code: 'c' } } },
    })
    takes(vr.createVrPackageBody, { ...minimal, launch_url: 'http://vr.example' })
    takes(vr.createVrPackageBody, { ...minimal, launch_url: null, activity: null })
    takes(vr.updateVrPackageBody, {})
    takes(vr.updateVrPackageBody, { activity: null })
    refuses(vr.createVrPackageBody, {}, /^title/, /^version/, 'target_platforms must be a list of names')
    refuses(vr.createVrPackageBody, { ...minimal, title: ' ' }, 'title must not be empty')
    refuses(vr.createVrPackageBody, { ...minimal, title: 'x'.repeat(201) }, /^title can have at most 200/)
    refuses(vr.createVrPackageBody, { ...minimal, version: 'x'.repeat(51) }, /^version can have at most 50/)
    refuses(
      vr.createVrPackageBody,
      { ...minimal, target_platforms: Array(51).fill('q') },
      /^target_platforms can hold/,
    )
    for (const launch_url of ['javascript:alert(1)', 'ftp://x.example', 'vr.example'])
      refuses(vr.createVrPackageBody, { ...minimal, launch_url }, 'launch_url must be an http\\(s\\) address')
    refuses(vr.createVrPackageBody, { ...minimal, owner: 'x' }, 'owner is not a known field')
  })

  it('names sessions, classes and codes', () => {
    takes(vr.createVrSessionBody, { package_id: uuid, activity_id: null })
    refuses(vr.createVrSessionBody, { package_id: 'x' }, 'package_id must be a UUID')
    takes(vr.listVrSessionsQuery, {})
    for (const status of ['in_progress', 'completed']) takes(vr.listVrSessionsQuery, { status })
    refuses(vr.listVrSessionsQuery, { status: 'open' }, 'status must be in_progress or completed')
    refuses(vr.launchVrSessionBody, { code: ' ' }, 'code must not be empty')
    refuses(vr.launchVrSessionBody, { code: 'x'.repeat(51) }, /^code can have at most 50/)
    refuses(vr.assignVrPackageBody, {}, 'class_id must be a UUID')
  })
})

it('an application has a name and scopes, each of them once', () => {
  const scopes = [wireScopes.rosterRead, wireScopes.rosterRead, wireScopes.eventCreate]
  expect(parseInput(createApplicationBody, { name: 'App', scopes }).scopes).toEqual([
    ...[wireScopes.rosterRead, wireScopes.eventCreate],
  ])
  refuses(
    createApplicationBody,
    { name: '', scopes: [] },
    'name must not be empty',
    'scopes must hold at least one',
  )
  refuses(createApplicationBody, { name: 'App', scopes: ['all'] }, 'scopes.0 must be a scope of the wire')
  refuses(createApplicationBody, { name: 'App', scopes: 'all' }, 'scopes must be a list of scopes')
})

it('the gallery scores up to 50 turns at one item', () => {
  takes(galleryScoreBody, { kind: 'choice', turns: [{ RESPONSE: ['A'], OTHER: 'x', NONE: null }] })
  refuses(galleryScoreBody, { kind: 'choice', turns: [] }, /^turns/)
  refuses(galleryScoreBody, { kind: 'choice', turns: Array(51).fill({}) }, /^turns/)
  refuses(galleryScoreBody, { kind: 'x'.repeat(101), turns: [{}] }, /^kind/)
})

it('a delivery is tried again by its id, or all are', () => {
  takes(retryDeliveriesBody, {})
  takes(retryDeliveriesBody, { id: uuid })
  refuses(retryDeliveriesBody, { id: '1' }, 'id must be a UUID')
})
