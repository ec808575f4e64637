import type { Choice, ContentNode, Hotspot, Interaction } from '#lib/qti/item/content.ts'
import type { Finding } from './finding.ts'

/** Choices between which a student cannot tell. */
export function findEqualChoices(interaction: Interaction): Finding[] {
  return setsOf(interaction).flatMap((choices) => {
    const seen = new Map<string, string>()
    return choices.flatMap(({ identifier, look }): Finding[] => {
      const first = seen.get(look)
      if (first === undefined) {
        seen.set(look, identifier)
        return []
      }
      const text = `equal choices: "${first}" and "${identifier}" of "${interaction.responseIdentifier}" are the same`
      return [{ severity: 'error', about: identifier, text }]
    })
  })
}

type Looked = { identifier: string; look: string }

function setsOf(interaction: Interaction): Looked[][] {
  switch (interaction.kind) {
    case 'choice':
    case 'inlineChoice':
    case 'order':
    case 'associate':
    case 'gapMatch':
    case 'graphicGapMatch':
      return [choicesOf(interaction.choices)]
    case 'match':
      return [choicesOf(interaction.sources), choicesOf(interaction.targets)]
    case 'hotspot':
    case 'graphicOrder':
    case 'graphicAssociate':
      return [hotspotsOf(interaction.hotspots)]
    default:
      return []
  }
}

/** Those that depend on a template variable are alternatives, and never seen together. */
function choicesOf(choices: Choice[]): Looked[] {
  return choices
    .filter(({ condition }) => condition === undefined)
    .map(({ identifier, body, label }) => ({ identifier, look: `${lookOf(body).trim()} ${label ?? ''}` }))
}

function hotspotsOf(hotspots: Hotspot[]): Looked[] {
  return hotspots
    .filter(({ condition }) => condition === undefined)
    .map(({ identifier, shape, coords }) => ({ identifier, look: `${shape} ${coords.join()}` }))
}

/** White space shows in `pre` alone, and what an element is called inside the file never does. */
function lookOf(nodes: ContentNode[], inPre = false): string {
  return nodes
    .map((node) => {
      if (typeof node !== 'string') return elementLook(node, inPre)
      return inPre ? node : node.replace(/\s+/g, ' ')
    })
    .join('')
}

function elementLook(node: Exclude<ContentNode, string>, inPre: boolean): string {
  if (node.kind !== 'element') return JSON.stringify(node)
  const { name, attributes = {}, children = [] } = node
  const shown = Object.entries(attributes).filter(
    ([attribute]) => attribute !== 'id' && attribute !== 'class',
  )
  const inside = lookOf(children, inPre || name === 'pre')
  return shown.length === 0 && plainNames.has(name)
    ? inside
    : `<${name} ${JSON.stringify(shown)}>${inside}</${name}>`
}

/** Elements that alone make no difference to see. */
const plainNames: ReadonlySet<string> = new Set(['p', 'div', 'span'])
