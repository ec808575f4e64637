import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers, toOwnIdentifiers } from './opaque-identifiers.ts'
import { toPublicItem } from './to-public-item.ts'
import { writePublicXml } from './write-public-xml.ts'

const publicXml = (item: Item, seed: number) =>
  writePublicXml(toPublicItem(item, { seed, stimuli: [], resolveHref: (href) => href }))

function choiceItem(ids: string[]): Item {
  return buildItem({
    declarations: declare({ correct: ids.slice(0, 1) }),
    body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ids)}</qti-choice-interaction>`,
    rest: '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>',
  })
}

function matchItem(sources: string[], targets: string[]): Item {
  const set = (ids: string[]) =>
    `<qti-simple-match-set>${choices('qti-simple-associable-choice', ids, 'match-max="1"')}</qti-simple-match-set>`
  const correct = sources.map((source, at) => `${source} ${targets[at]}`)
  return buildItem({
    declarations: declare({ cardinality: 'multiple', baseType: 'directedPair', correct }),
    body: `<qti-match-interaction response-identifier="RESPONSE" max-associations="0">${set(sources)}${set(targets)}</qti-match-interaction>`,
  })
}

function namesKept(item: Item, ids: string[]): string[] {
  const xml = publicXml(item, 4)
  return ids.filter((id) => xml.includes(`identifier="${id}"`))
}

describe('identifiers of choices', () => {
  it.each([
    [['CORRECT', 'OTHER']],
    [['isCorrect_1', 'b']],
    [['right', 'left']],
    [['distractor-1', 'key-1']],
    [['Answer_true', 'Answer_false']],
    [['x1', 'WRONG2']],
  ])('are all renamed where one of them tells: %j', (ids) => {
    expect(namesKept(choiceItem(ids), ids)).toEqual([])
  })

  it.each([[['c1', 'c2', 'c3']], [['bright', 'rightly', 'truth']], [['A', 'B', 'C']]])(
    'stay as they are where they tell nothing: %j',
    (ids) => {
      expect(namesKept(choiceItem(ids), ids)).toEqual(ids)
    },
  )

  it.each([
    [
      ['A1', 'A2'],
      ['B1', 'B2'],
    ],
    [
      ['dog', 'cat'],
      ['cat-t', 'dog-t'],
    ],
    [
      ['A', 'B'],
      ['X', 'Y'],
    ],
  ])('are renamed where the two sides of a pair answer each other: %j %j', (sources, targets) => {
    expect(namesKept(matchItem(sources, targets), [...sources, ...targets])).toEqual([])
  })

  it('are renamed where an order could be read from them', () => {
    const ids = ['step1', 'step2', 'step3']
    const item = buildItem({
      declarations: declare({ cardinality: 'ordered', correct: ids }),
      body: `<qti-order-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ids)}</qti-order-interaction>`,
    })
    expect(namesKept(item, ids)).toEqual([])
  })

  it('are all that is renamed: the response and every text stay', () => {
    const xml = publicXml(choiceItem(['CORRECT', 'OTHER']), 4)
    for (const kept of ['response-identifier="RESPONSE"', '>choice CORRECT<', '>choice OTHER<'])
      expect(xml).toContain(kept)
  })

  it('are renamed the same way by the same seed, and otherwise by another', () => {
    const item = choiceItem(['CORRECT', 'OTHER'])
    expect(publicXml(item, 1)).toBe(publicXml(item, 1))
    expect(publicXml(item, 1)).not.toBe(publicXml(item, 2))
  })

  it('come back as the item’s own, so that an answer scores as it was meant', () => {
    for (const item of [choiceItem(['CORRECT', 'OTHER']), matchItem(['A1', 'A2'], ['B1', 'B2'])]) {
      const own = declaredCorrectResponses(item)
      const opaque = toOpaqueIdentifiers(item, 9, own)
      expect(opaque).not.toEqual(own)
      expect(toOwnIdentifiers(item, 9, opaque)).toEqual(own)
      expect(scoreItem(item, toOwnIdentifiers(item, 9, opaque))).toMatchObject({ kind: 'scored' })
      expect(scoreItem(item, opaque)).toMatchObject({ kind: 'invalid' })
    }
  })

  it('are made of a few consonants and figures, and no two are the same', () => {
    const ids = ['CORRECT', ...Array.from({ length: 60 }, (_, at) => `OTHER_${at}`)]
    for (const seed of [1, 2, 3]) {
      const { RESPONSE: made } = toOpaqueIdentifiers(choiceItem(ids), seed, { RESPONSE: ids })
      expect(new Set(made).size).toBe(ids.length)
      for (const name of made ?? []) expect(name).toMatch(/^x[b-df-hj-np-tvwz]{2}[2-9b-df-hj-np-tvwz]{5}$/)
    }
  })

  it('stay where they stand in an answer that names no choice', () => {
    const item = buildItem({
      declarations: declare({ correct: ['CORRECT'] }) + declare({ name: 'TEXT', baseType: 'string' }),
      body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['CORRECT', 'OTHER'])}</qti-choice-interaction><p><qti-text-entry-interaction response-identifier="TEXT"/></p>`,
    })
    const answer = { RESPONSE: 'CORRECT', TEXT: 'CORRECT', NONE: 'CORRECT' }
    const opaque = toOpaqueIdentifiers(item, 1, answer)
    expect(opaque).toEqual({ ...answer, RESPONSE: expect.not.stringContaining('CORRECT') })
    expect(toOwnIdentifiers(item, 1, { RESPONSE: null, TEXT: String(opaque.RESPONSE) })).toEqual({
      ...{ RESPONSE: null, TEXT: opaque.RESPONSE },
    })
  })

  it('take a class or an id that calls a choice right or wrong with them', () => {
    const item = buildItem({
      declarations: declare({ correct: ['a'] }),
      body: `<qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="a" class="correct-answer qti-right big"><b id="the-correct-one">a</b></qti-simple-choice></qti-choice-interaction>`,
    })
    expect(publicXml(item, 1)).toContain('class="qti-right big"')
    expect(publicXml(item, 1)).toContain('<b>a</b>')
  })
})
