import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  declare,
  feedbackOutcome,
  itemXml,
  modalFeedback,
  requireItem,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import { everyInteraction } from '#lib/qti/fixtures/every-interaction.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { toPublicItem } from './to-public-item.ts'
import { writePublicXml } from './write-public-xml.ts'

function show(item: Item, seed: number): PublicItem {
  const stimulus = { identifier: 's', title: 'S', body: [] }
  const stimuli = item.stimulusRefs.map(({ identifier }) => ({ reference: identifier, stimulus }))
  return toPublicItem(item, { seed, stimuli, resolveHref: (href) => href })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** An item with every kind of interaction; `shown` is what students read, `secret` fills every hidden place. */
function richItem(shown: string, secret: string): string {
  const text = escapeXml(shown)
  const choice = (name: string, id: string) =>
    `<${name} identifier="${id}" match-max="0">${text} ${id}</${name}>`
  const all = (name: string, ids: string) => [...ids].map((id) => choice(name, id)).join('')
  const mapping = (key: string) =>
    `<qti-mapping default-value="0"><qti-map-entry map-key="${key}" mapped-value="1"/></qti-mapping>`
  const comment = `<!-- ${secret} -->`
  const others = everyInteraction(text)
  const conditional = (name: string, variable: string) =>
    `<qti-${name} ${variable}="FEEDBACK" identifier="${secret}" show-hide="show"><qti-content-body>${secret}</qti-content-body></qti-${name}>`
  return itemXml({
    declarations:
      declare({ name: 'CHOICE', cardinality: 'multiple', correct: ['B', 'C'] }).replace(
        '<qti-correct-response>',
        `<qti-correct-response interpretation="${secret}">${comment}`,
      ) +
      declare({ name: 'INLINE', correct: ['B'] }) +
      declare({ name: 'TEXT', baseType: 'string', correct: [secret], mapping: mapping(secret) }) +
      declare({ name: 'ORDER', cardinality: 'ordered', correct: ['A', 'B', 'C'] }) +
      others.declarations +
      declare({ name: 'MATCH', cardinality: 'multiple', baseType: 'directedPair', correct: ['A X'] }) +
      `<qti-response-declaration identifier="${secret}" cardinality="single" base-type="string"><qti-default-value><qti-value>${secret}</qti-value></qti-default-value></qti-response-declaration>`,
    outcomes: `${scoreOutcome}${feedbackOutcome}<qti-outcome-declaration identifier="${secret}" cardinality="single" base-type="string"><qti-default-value><qti-value>${secret}</qti-value></qti-default-value></qti-outcome-declaration>`,
    body: `${comment}<div title="${text}"><p>${text}<b> ${text}</b>${comment} ${text}</p></div>
      <qti-rubric-block view="scorer">${secret}</qti-rubric-block><qti-rubric-block view="candidate"><p>${text}</p></qti-rubric-block>
      ${conditional('feedback-block', 'outcome-identifier')}<p>${conditional('feedback-inline', 'outcome-identifier')}</p>
      ${conditional('template-block', 'template-identifier')}
      <p data-catalog-idref="known">${text}</p>${others.body}
      <math><semantics><mi>x</mi><annotation>${secret}</annotation></semantics></math>
      <qti-choice-interaction response-identifier="CHOICE" max-choices="0" shuffle="true"><qti-prompt>${text}</qti-prompt>${all('qti-simple-choice', 'ABC')}</qti-choice-interaction>
      <p>${text} <qti-inline-choice-interaction response-identifier="INLINE" shuffle="true">${all('qti-inline-choice', 'ABC')}</qti-inline-choice-interaction>
      <qti-text-entry-interaction response-identifier="TEXT" expected-length="9" placeholder-text="${text}"/></p>
      <qti-order-interaction response-identifier="ORDER" orientation="horizontal">${all('qti-simple-choice', 'ABC')}</qti-order-interaction>
      <qti-match-interaction response-identifier="MATCH" shuffle="true" max-associations="3"><qti-prompt>${text}</qti-prompt>
        <qti-simple-match-set>${all('qti-simple-associable-choice', 'ABC')}</qti-simple-match-set><qti-simple-match-set>${all('qti-simple-associable-choice', 'XYZ')}</qti-simple-match-set></qti-match-interaction>`,
    processing: `<qti-set-outcome-value identifier="${secret}"><qti-base-value base-type="string">${secret}</qti-base-value></qti-set-outcome-value>`,
    rest: `<qti-catalog-info><qti-catalog id="known"><qti-card support="glossary-on-screen"><qti-html-content>${text}</qti-html-content></qti-card><qti-card support="ext:answer"><qti-html-content>${secret}</qti-html-content></qti-card></qti-catalog><qti-catalog id="${secret}"><qti-card support="spoken"><qti-html-content>${secret}</qti-html-content></qti-card></qti-catalog></qti-catalog-info>
      <qti-companion-materials-info><qti-calculator><qti-calculator-type>basic</qti-calculator-type><qti-description>${text}</qti-description></qti-calculator></qti-companion-materials-info>${modalFeedback(secret, secret)}<qti-assessment-stimulus-ref identifier="s" href="${secret}.xml"/>`,
  })
}

const secrets = fc.stringMatching(/^SECRET[a-zA-Z0-9]{6,20}$/)
const texts = fc.string({ unit: fc.constantFrom(...'aé<>&"\' \n\t😀]x') }).map((text) => `t${text}t`)

describe('the public form', () => {
  it('holds nothing of answers, mappings, defaults, outcomes, processing, feedback or other rubrics', () => {
    fc.assert(
      fc.property(texts, secrets, fc.integer(), (text, secret, seed) => {
        const shown = show(requireItem(richItem(text, secret)), seed)
        expect(JSON.stringify(shown)).not.toContain(secret)
        expect(writePublicXml(shown)).not.toContain(secret)
        expect(writePublicXml(shown)).not.toMatch(/correct|mapping|outcome|processing|feedback|default|fixed/)
      }),
    )
  })

  it('does not depend on which response is correct', () => {
    const other = (xml: string) =>
      xml.replace('<qti-value>B</qti-value><qti-value>C</qti-value>', '<qti-value>A</qti-value>')
    const xml = richItem('text', 'SECRET')
    expect(other(xml)).not.toBe(xml)
    expect(show(requireItem(other(xml)), 5)).toEqual(show(requireItem(xml), 5))
  })

  it('is the same to the byte for the same seed', () => {
    fc.assert(
      fc.property(texts, fc.integer(), (text, seed) => {
        const write = () => writePublicXml(show(requireItem(richItem(text, 'SECRET')), seed))
        expect(write()).toBe(write())
      }),
    )
  })

  it('is the public form of itself, whatever the seed', () => {
    fc.assert(
      fc.property(texts, fc.integer(), fc.integer(), (text, seed, otherSeed) => {
        const shown = show(requireItem(richItem(text, 'SECRET')), seed)
        const written = writePublicXml(shown)
        const again = show(requireItem(written), otherSeed)
        expect(again).toEqual(shown)
        expect(writePublicXml(again)).toBe(written)
      }),
    )
  })
})
