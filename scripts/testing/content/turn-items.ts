import { declare } from '#lib/qti/fixtures/build-item.ts'

const set = (name: string, type: string, value: string) =>
  `<qti-set-outcome-value identifier="${name}"><qti-base-value base-type="${type}">${value}</qti-base-value></qti-set-outcome-value>`
const when = (condition: string, rules: string) =>
  `<qti-response-condition><qti-response-if>${condition}${rules}</qti-response-if></qti-response-condition>`
const right = `<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>`
const feedback = (kind: string, identifier: string, text: string, outcome = 'FEEDBACK') =>
  `<qti-${kind} outcome-identifier="${outcome}" identifier="${identifier}" show-hide="show">${text}</qti-${kind}>`
const block = (identifier: string, text: string, outcome?: string) =>
  feedback('feedback-block', identifier, `<qti-content-body><p>${text}</p></qti-content-body>`, outcome)
const modal = (identifier: string, text: string) =>
  feedback('modal-feedback', identifier, `<qti-content-body><p>${text}</p></qti-content-body>`)
const inline = (identifier: string, text: string) => feedback('feedback-inline', identifier, text)
const outcome = (name: string, type: string) =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="${type}"/>`

function item(identifier: string, title: string, rest: string, adaptive = false): string {
  return `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${identifier}"
    title="${title}" adaptive="${adaptive}" time-dependent="false" xml:lang="en">${rest}</qti-assessment-item>`
}

/** A choice whose feedback stands in the choice, and below it, with a value printed. */
const inlineItem = item(
  'built-inline',
  'The tallest',
  `${declare({ correct: ['LARCH'] })}${outcome('SCORE', 'float')}${outcome('FEEDBACK', 'identifier')}
  <qti-item-body><p>Which of these trees grows tallest?</p>
    <qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
      <qti-simple-choice identifier="LARCH">Larch${inline('LARCH', ' It grows to 45 metres.')}</qti-simple-choice>
      <qti-simple-choice identifier="ROWAN">Rowan${inline('ROWAN', ' It grows to 15 metres.')}</qti-simple-choice>
      <qti-simple-choice identifier="HAZEL">Hazel${inline('HAZEL', ' It grows to 6 metres.')}</qti-simple-choice>
    </qti-choice-interaction>
    ${block('LARCH', 'Points earned: <qti-printed-variable identifier="SCORE" format="%.1f"/>')}</qti-item-body>
  <qti-response-processing>
    <qti-set-outcome-value identifier="FEEDBACK"><qti-variable identifier="RESPONSE"/></qti-set-outcome-value>
    ${when(right, set('SCORE', 'float', '1'))}</qti-response-processing>
  ${modal('ROWAN', 'A rowan earns <qti-printed-variable identifier="SCORE" format="%.1f"/> points.')}`,
)

/** A word with a hint; three turns at most, half the points after the hint. */
const turnsItem = item(
  'built-turns',
  'What calls back',
  `${declare({ baseType: 'string', correct: ['echo'] })}${declare({ name: 'HINT', baseType: 'boolean' })}
  ${outcome('SCORE', 'float')}
  <qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>1</qti-value></qti-default-value></qti-outcome-declaration>
  ${outcome('HINTED', 'identifier')}${outcome('FEEDBACK', 'identifier')}
  <qti-item-body><p>You call it in the mountains, and it calls back. What is it?</p>
    <p>An <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="8"/>
      <qti-end-attempt-interaction response-identifier="HINT" title="Show me a hint"/></p>
    ${block('hint', 'It has four letters.', 'HINTED')}${block('right', 'It came back to you.')}</qti-item-body>
  <qti-response-processing>${set('FEEDBACK', 'identifier', 'none')}
    <qti-response-condition>
      <qti-response-if><qti-variable identifier="HINT"/>${set('HINTED', 'identifier', 'hint')}</qti-response-if>
      <qti-response-else-if>${right}${set('FEEDBACK', 'identifier', 'right')}
        ${set('SCORE', 'float', '1')}
        ${when('<qti-not><qti-is-null><qti-variable identifier="HINTED"/></qti-is-null></qti-not>', set('SCORE', 'float', '0.5'))}
        ${set('completionStatus', 'identifier', 'completed')}</qti-response-else-if>
      <qti-response-else>${set('FEEDBACK', 'identifier', 'not-yet')}</qti-response-else>
    </qti-response-condition>
    ${when(
      '<qti-gte><qti-variable identifier="numAttempts"/><qti-base-value base-type="integer">3</qti-base-value></qti-gte>',
      set('completionStatus', 'identifier', 'completed'),
    )}</qti-response-processing>
  ${modal('right', 'Yes, an echo.')}${modal('not-yet', 'Listen once more.')}`,
  true,
)

/** Items for `buildPackage`: one shows feedback inside its body, the other takes several turns. */
export const turnItems = { 'built-inline': inlineItem, 'built-turns': turnsItem }
