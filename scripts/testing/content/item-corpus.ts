import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '#lib/qti/item/item.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { projectRoot } from '#scripts/run/project-root.mjs'

export type CorpusFile = { name: string; xml: string }

/** Every XML file at hand; the items of the wild lie beside the repository, where somebody has put them. */
export const corpora: { name: string; files: CorpusFile[] }[] = [
  { name: 'our own content', files: xmlBelow(join(projectRoot, 'prisma/content')) },
  { name: 'items of the wild', files: xmlBelow(join(projectRoot, '../shared/qti/items')) },
]

function xmlBelow(folder: string): CorpusFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }))
}

/** How many damaged files the tests try; `QTI_MUTANTS=20000` for a thorough run, which takes some minutes. */
export const mutants: number = Number(process.env.QTI_MUTANTS || 1_000)

/** The item as a student would get it, its passages empty and its addresses as written. */
export function publish(item: Item, seed: number): PublicItem {
  const stimulus = { identifier: 's', title: 'S', body: [] }
  const stimuli = item.stimulusRefs.map(({ identifier }) => ({ reference: identifier, stimulus }))
  return toPublicItem(item, { seed, stimuli, resolveHref: (href) => href })
}

/** What the public form in XML never holds. */
export const secretMarkup: RegExp =
  /<qti-(?:correct-response|default-value|mapping|area-mapping|match-table|interpolation-table|outcome|response-processing|template|modal-feedback|feedback|context-declaration)|interpretation=|<!--|<!\[CDATA|<annotation|SECRET/
