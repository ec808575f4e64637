import { expect, it } from 'vitest'
import { activities, activity } from './activity.ts'

const id = 'https://x.example/question'
const defined = (definition: object) => ({ id, definition })

/** What is wrong, each as `path: message`. */
const complaints = (value: unknown) =>
  (activity.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

it.each([
  ...['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching'],
  ...['performance', 'sequencing', 'likert', 'numeric', 'other'],
])('a question can be of the kind %s', (interactionType) => {
  expect(complaints(defined({ interactionType }))).toEqual([])
})

it.each(['correctResponsesPattern', 'choices', 'scale', 'source', 'target', 'steps'])(
  'what has %s says of what kind it is',
  (name) => {
    const has = { [name]: [] }
    expect(complaints(defined(has))).toEqual([`definition.interactionType: is missing beside ${name}`])
    expect(complaints(defined({ ...has, interactionType: 'other' }))).toEqual([])
  },
)

it.each(['choices', 'scale', 'source', 'target', 'steps'])('no two of the %s have one id', (name) => {
  const asked = (ids: string[]) =>
    defined({ interactionType: 'other', [name]: ids.map((each) => ({ id: each })) })
  expect(complaints(asked(['first', 'second']))).toEqual([])
  expect(complaints(asked(['first', 'second', 'first']))).toEqual([
    `definition.${name}: holds the same id twice`,
  ])
  expect(complaints(asked(['']))).toHaveLength(1)
})

it.each([
  { objectType: 'Activity', id },
  defined({ name: { en: 'One' }, description: { en: 'The first' }, type: id, moreInfo: id, extensions: {} }),
])('an activity can be %j', (value) => {
  expect(activity.parse(value)).toEqual(value)
})

it.each([{}, { id: 'one' }, { id, objectType: 'Agent' }, { id, name: 'One' }, defined({ title: 'One' })])(
  'an activity is not %j',
  (value) => {
    expect(complaints(value)).toHaveLength(1)
  },
)

it('one activity is a list of one, none stays none, and a list stays as it is', () => {
  expect(activities.parse({ id })).toEqual([{ id }])
  expect(activities.parse([{ id }, { id }])).toEqual([{ id }, { id }])
  expect(activities.parse([])).toEqual([])
  expect(activities.parse(undefined)).toBeUndefined()
  expect(activities.safeParse(null).success).toBe(false)
})
