import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { toQti3Xml } from './upgrade-tree.ts'

/** What QTI 2 says otherwise than by names in camel case, as QTI 3 writes it. */

function upgraded(inside: string, root = 'assessmentItem'): string {
  const result = toQti3Xml(`<${root}>${inside}</${root}>`)
  assert(result.ok, result.ok ? '' : JSON.stringify(result.error))
  return /^<\?xml[^>]*>\n<\S+(?: xmlns="[^"]*")?>(.*)<\/\S+>\n$/s.exec(result.value)?.[1] ?? result.value
}

describe('a document', () => {
  it.each([
    ['assessmentItem', 'qti-assessment-item'],
    ['assessmentTest', 'qti-assessment-test'],
    ['assessmentSection', 'qti-assessment-section'],
    ['assessmentStimulus', 'qti-assessment-stimulus'],
  ])('%s becomes %s', (root, name) => {
    const result = toQti3Xml(`<${root} identifier="i"/>`)
    expect(result.ok && result.value).toContain(
      `<${name} xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i"/>`,
    )
  })

  it.each(['<qti-assessment-item identifier="i"/>', '<html/>', '<assessmentItem xmlns="urn:other"/>'])(
    'that is none of these stays: %s',
    (xml) => {
      expect(toQti3Xml(xml)).toEqual({ ok: true, value: xml })
    },
  )

  it('that is no XML is refused', () => {
    expect(toQti3Xml('<a>')).toMatchObject({ ok: false, error: [{ message: '<a> is not closed' }] })
  })
})

describe('an element', () => {
  it.each([
    [
      '<itemBody><p class="a">x <b>y</b></p></itemBody>',
      '<qti-item-body><p class="a">x <b>y</b></p></qti-item-body>',
    ],
    [
      '<choiceInteraction responseIdentifier="R" maxChoices="1" data-someThing="x"/>',
      '<qti-choice-interaction response-identifier="R" max-choices="1" data-someThing="x"/>',
    ],
    ['<qti-rubric-block view="candidate"/>', '<qti-rubric-block view="candidate"/>'],
    [
      '<mapEntry mapKey="a" mappedValue="1"/>',
      '<qti-map-entry case-sensitive="true" map-key="a" mapped-value="1"/>',
    ],
    ['<mapEntry mapKey="a" caseSensitive="false"/>', '<qti-map-entry case-sensitive="false" map-key="a"/>'],
    ['<gapMatchInteraction/>', '<qti-gap-match-interaction max-associations="0"/>'],
    [
      '<graphicGapMatchInteraction maxAssociations="2"/>',
      '<qti-graphic-gap-match-interaction max-associations="2"/>',
    ],
    [
      '<infoControl title="Hint"><p>x</p></infoControl>',
      '<details><summary>Hint</summary><p>x</p></details>',
    ],
    ['<infoControl/>', '<details><summary></summary></details>'.replace('<summary></summary>', '<summary/>')],
    ['<apipAccessibility/><accessibilityInfo/><companionMaterialsInfo/><p/>', '<p/>'],
    ['<math><semantics><mi>x</mi></semantics></math>', '<math><semantics><mi>x</mi></semantics></math>'],
    ['<script/><iframe/><font>x</font><textarea/>', '<script/><iframe/><font>x</font><textarea/>'],
    [
      '<o:someThing xmlns:o="urn:o"><itemBody/></o:someThing>',
      '<someThing xmlns="urn:o"><itemBody xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"/></someThing>',
    ],
    [
      '<customInteraction responseIdentifier="R"><someThing/></customInteraction>',
      '<qti-custom-interaction response-identifier="R"><qti-some-thing/></qti-custom-interaction>',
    ],
  ])('%s is written as %s', (qti2, qti3) => {
    expect(upgraded(qti2)).toBe(qti3)
  })
})

describe('a portable custom interaction', () => {
  const custom = (inside: string, attributes = '') =>
    upgraded(
      `<customInteraction responseIdentifier="R"><prompt>Why?</prompt><portableCustomInteraction ${attributes}>${inside}</portableCustomInteraction></customInteraction>`,
    )
  const written = (attributes: string, inside: string) =>
    `<qti-portable-custom-interaction response-identifier="R" custom-interaction-type-identifier="${attributes}><qti-prompt>Why?</qti-prompt>${inside}</qti-portable-custom-interaction>`

  it('of version 1 has modules, configurations, variables and markup', () => {
    const inside =
      '<modules primaryConfiguration="a.json" fallbackConfiguration="b.json"><module id="m" primaryPath="m.js" fallbackPath="n.js"/><module id="k"/></modules><templateVariables><templateVariable templateIdentifier="T"/></templateVariables><contextVariables><contextVariable identifier="C"/></contextVariables><stylesheets><stylesheet href="a.css"/></stylesheets><interactionMarkup><div someThing="x">y</div></interactionMarkup>'
    expect(custom(inside, 'customInteractionTypeIdentifier="urn:x" module="m" data-someThing="1"')).toBe(
      written(
        'urn:x" module="m" data-someThing="1"',
        '<qti-template-variable template-identifier="T"/><qti-context-variable identifier="C"/><qti-stylesheet href="a.css"/><qti-interaction-modules primary-configuration="a.json" secondary-configuration="b.json"><qti-interaction-module id="m" primary-path="m.js" fallback-path="n.js"/><qti-interaction-module id="k"/></qti-interaction-modules><qti-interaction-markup><div someThing="x">y</div></qti-interaction-markup>',
      ),
    )
  })

  it('of the draft has a hook, libraries and properties', () => {
    const inside =
      '<resources><libraries><lib id="lib/a.js"/><lib id="b" href="c.js"/></libraries><stylesheets><link href="x.css"/></stylesheets></resources><properties><property key="max"> 5 </property><properties key="in"><property name="a.b">c</property></properties><property key="not a name">x</property></properties><markup><p>m</p></markup>'
    expect(custom(inside, 'customInteractionIdentifierType="urn:y" hook="main.js"')).toBe(
      written(
        'urn:y" module="main" data-max="5" data-in.a.b="c"',
        '<qti-stylesheet href="x.css"/><qti-interaction-modules><qti-interaction-module id="main" primary-path="main.js"/><qti-interaction-module id="lib/a.js" primary-path="lib/a.js"/><qti-interaction-module id="b" primary-path="c.js"/></qti-interaction-modules><qti-interaction-markup><p>m</p></qti-interaction-markup>',
      ),
    )
  })

  it.each([
    ['', 'entryPoint="e.js"', 'e'],
    ['<instance><script>x</script><script src="i.js"/></instance>', '', 'i'],
    ['<instance/>', '', ''],
    ['', '', ''],
  ])('finds where to begin: %s %s', (inside, attributes, module) => {
    expect(custom(inside, attributes)).toContain(`module="${module}"`)
  })

  it('may name its variables without lists around them, and a second configuration by its other name', () => {
    const inside =
      '<templateVariable templateIdentifier="T"/><contextVariable identifier="C"/><modules secondaryConfiguration="s.json"/>'
    const text = custom(inside)
    expect(text).toContain(
      '<qti-template-variable template-identifier="T"/><qti-context-variable identifier="C"/>',
    )
    expect(text).toContain('<qti-interaction-modules secondary-configuration="s.json"/>')
  })
})
