import 'server-only'
import type { Item } from '#lib/qti/model.ts'
import { parseItemWithNotes } from '#lib/qti/parse/parse-item.ts'
import { parseStimulus } from '#lib/qti/parse/parse-stimulus.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import { listAddresses } from '#lib/qti/public/list-addresses.ts'
import type { toPublicItem } from '#lib/qti/public/to-public-item.ts'
import { guessingChance } from '#lib/qti/score/guessing-chance.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { mediaTypeOf, type PackageFiles, readText, resolvePath, sha256 } from './package-files.ts'
import { readCustomFiles } from './read-custom-files.ts'

/** An item with all it refers to, ready to store. */
export type PackageItem = {
  identifier: string
  /** Of the item and everything it shows: another content is another version. */
  sha256: string
  title: string
  xml: string
  /** Chance of a right answer by guessing, 0–1; `null` where the kinds of its interactions do not tell. */
  guessing: number | null
  stimuli: PackageStimulus[]
  assets: PackageAsset[]
  /** What was changed to read it: QTI 2 as QTI 3. */
  notes: string[]
}

export type PackageStimulus = {
  reference: string
  identifier: string
  sha256: string
  title: string
  xml: string
}
export type PackageAsset = { href: string; sha256: string; mediaType: string; bytes: Uint8Array }

/** Reads an item of a package whole, or says in one sentence why it cannot be. */
export function readPackageItem(files: PackageFiles, path: string): Result<PackageItem, string> {
  const xml = readText(files, path)
  if (xml === null) return err('the manifest names this file, but the package does not hold it')
  const parsed = parseItemWithNotes(xml)
  if (!parsed.ok) return err(describe(parsed.error))
  const { value: item, notes } = parsed.value
  const stimuli = readStimuli(files, path, item)
  if (!stimuli.ok) return stimuli
  const assets = readAssets(files, path, { item, stimuli: stimuli.value })
  if (!assets.ok) return assets
  const custom = readCustomFiles(files, path, item)
  const shown = new Set(assets.value.map(({ href }) => href))
  const allAssets = [...assets.value, ...custom.assets.filter(({ href }) => !shown.has(href))]
  const refersTo = [...stimuli.value, ...allAssets].map((part) => part.sha256)
  return ok({
    identifier: item.identifier,
    sha256: sha256(xml, ...refersTo),
    title: item.title,
    xml,
    guessing: guessingChance(item),
    stimuli: stimuli.value.map(({ parsed: _, path: __, ...stimulus }) => stimulus),
    assets: allAssets,
    notes: [...describeProblems(notes), ...custom.notes],
  })
}

type ReadStimulus = PackageStimulus & {
  path: string
  parsed: Parameters<typeof toPublicItem>[1]['stimuli'][number]
}

function readStimuli(files: PackageFiles, from: string, item: Item): Result<ReadStimulus[], string> {
  const stimuli: ReadStimulus[] = []
  for (const { identifier: reference, href } of item.stimulusRefs) {
    const path = resolvePath(from, href)
    const xml = path === null ? null : readText(files, path)
    if (path === null || xml === null)
      return err(`it refers to the stimulus ${href}, which the package does not hold`)
    const parsed = parseStimulus(xml)
    if (!parsed.ok) return err(`its stimulus ${href}: ${describe(parsed.error)}`)
    const { identifier, title } = parsed.value
    stimuli.push({
      ...{ reference, identifier, title, xml, path },
      sha256: sha256(xml),
      parsed: { reference, stimulus: parsed.value },
    })
  }
  return ok(stimuli)
}

/** Of all that a student may come to see, also by feedback; a place inside the text is no file. */
function readAssets(
  files: PackageFiles,
  from: string,
  { item, stimuli }: { item: Item; stimuli: ReadStimulus[] },
): Result<PackageAsset[], string> {
  const hrefs = listAddresses(
    item,
    stimuli.map(({ parsed }) => parsed.stimulus),
  )
  const assets: PackageAsset[] = []
  for (const href of hrefs) {
    if (href === '' || href.startsWith('#')) continue
    const paths = [from, ...stimuli.map(({ path }) => path)].map((base) => resolvePath(base, href))
    const path = paths.find((candidate) => candidate !== null && files.has(candidate))
    const bytes = path ? files.get(path) : undefined
    if (!path || !bytes) return err(`it shows ${href}, which the package does not hold`)
    const mediaType = mediaTypeOf(path)
    if (!mediaType) return err(`it shows ${href}, a kind of file that is not served`)
    assets.push({ href, sha256: sha256(bytes), mediaType, bytes })
  }
  return ok(assets)
}

/** One sentence each, with the line. */
export function describeProblems(problems: QtiProblem[]): string[] {
  return problems.map(({ line, message }) => `line ${line}: ${message}`)
}

function describe(problems: QtiProblem[]): string {
  return problems.map(({ line, path, message }) => `line ${line}, ${path}: ${message}`).join('; ')
}
