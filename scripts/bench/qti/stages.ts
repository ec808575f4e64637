import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import type { Sample } from './read-corpus.ts'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
})

/**
 * What is timed, each over all samples. `bare`: the XML library by itself, its validator first, with the
 * options without which it loses text of an item; there is no engine in it.
 */
export const stages = {
  bare({ xml }: Sample) {
    if (XMLValidator.validate(xml) === true) parser.parse(xml)
  },
  parse: ({ xml }: Sample) => parseItem(xml),
  public({ item }: Sample) {
    const stimulus = { identifier: 'stimulus', title: '', body: [] }
    const stimuli = item.stimulusRefs.map(({ identifier }) => ({ reference: identifier, stimulus }))
    return toPublicItem(item, { seed: 1, stimuli, resolveHref: (href) => href })
  },
  score: ({ item, correct }: Sample) => scoreItem(item, correct),
} satisfies Record<string, (sample: Sample) => unknown>

export type Stage = keyof typeof stages
