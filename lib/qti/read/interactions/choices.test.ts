import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import {
  base,
  both,
  choice,
  look,
  looks,
  multiple,
  of,
  ordered,
  plain,
  prompt,
  readInteraction,
  single,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'

/** What is read with nothing but what must be there, and with all that can be. */

describe('choices', () => {
  it('of one answer, unless more are allowed', () => {
    expect(readInteraction(of('choice-interaction', '', both('simple-choice')), single)).toStrictEqual({
      ...{ kind: 'choice', ...base, minChoices: 0, maxChoices: 1, shuffle: false, orientation: 'vertical' },
      choices: [plain('A'), plain('B')],
    })
    const all = of(
      'choice-interaction',
      `${look} min-choices="1" max-choices="2" shuffle="true" orientation="horizontal"`,
      prompt + choice('simple-choice', 'A', `fixed="true" ${look}`) + choice('simple-choice', 'B'),
    )
    expect(readInteraction(all, multiple)).toStrictEqual({
      ...{ kind: 'choice', ...base, ...looks, prompt: ['Why?'] },
      ...{ minChoices: 1, maxChoices: 2, shuffle: true, orientation: 'horizontal' },
      choices: [{ ...plain('A'), fixed: true, ...looks }, plain('B')],
    })
  })

  it('a single answer holds one, and a minimum above the maximum ends there', () => {
    const limits = (attributes: string, variable: Variable) =>
      readInteraction(of('choice-interaction', attributes, both('simple-choice')), variable)
    expect(limits('max-choices="0" min-choices="3"', single)).toMatchObject({ minChoices: 1, maxChoices: 1 })
    expect(limits('max-choices="0" min-choices="3"', multiple)).toMatchObject({
      minChoices: 3,
      maxChoices: 0,
    })
    expect(limits('max-choices="2" min-choices="3"', multiple)).toMatchObject({
      minChoices: 2,
      maxChoices: 2,
    })
  })

  it('may depend on a template variable', () => {
    const parts = {
      declarations:
        declare({}) +
        '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>',
    }
    const body = of(
      'choice-interaction',
      '',
      choice('simple-choice', 'A', 'template-identifier="T" show-hide="hide"') +
        choice('simple-choice', 'B', 'template-identifier=" T "'),
    )
    expect(buildItem({ ...parts, body }).interactions[0]).toMatchObject({
      choices: [
        { condition: { variable: 'T', value: 'A', showWhenMatching: false } },
        { condition: { variable: 'T', value: 'B', showWhenMatching: true } },
      ],
    })
  })

  it('to be put in order, all or as many as it says', () => {
    expect(readInteraction(of('order-interaction', '', both('simple-choice')), ordered)).toStrictEqual({
      ...{ kind: 'order', ...base, shuffle: false, orientation: 'vertical' },
      choices: [plain('A'), plain('B')],
    })
    const some = 'min-choices="1" max-choices="2" shuffle="true" orientation="horizontal"'
    expect(
      readInteraction(of('order-interaction', some, prompt + both('simple-choice')), ordered),
    ).toMatchObject({
      ...{ prompt: ['Why?'], minChoices: 1, maxChoices: 2, shuffle: true, orientation: 'horizontal' },
    })
  })

  it('in a line of text', () => {
    expect(
      readInteraction(`<p>${of('inline-choice-interaction', '', both('inline-choice'))}</p>`, single),
    ).toStrictEqual({
      ...{ kind: 'inlineChoice', ...base, shuffle: false, minChoices: 0, choices: [plain('A'), plain('B')] },
    })
    const all = of(
      'inline-choice-interaction',
      'shuffle="true" min-choices="3"',
      `<qti-label> pick </qti-label>${both('inline-choice')}`,
    )
    expect(readInteraction(`<p>${all}</p>`, single)).toMatchObject({
      shuffle: true,
      minChoices: 1,
      label: 'pick',
    })
  })

  it('parts of a text', () => {
    const text = `<p>a ${choice('hottext', 'A', look)} b ${choice('hottext', 'B')}</p>`
    const hottext = (identifier: string) => ({ kind: 'hottextChoice', identifier, body: [identifier] })
    const hottexts = [{ ...hottext('A'), ...looks }, hottext('B')]
    expect(readInteraction(of('hottext-interaction', '', prompt + text), multiple)).toStrictEqual({
      ...{ kind: 'hottext', ...base, prompt: ['Why?'], minChoices: 0, maxChoices: 1, hottexts },
      body: [{ kind: 'element', name: 'p', children: ['a ', hottexts[0], ' b ', hottexts[1]] }],
    })
  })
})
