import 'server-only'
import type { Item } from '#lib/qti/item/item.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { expandDocument } from '#lib/qti/read/package/expand-document.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'
import { parseStimulusWithNotes } from '#lib/qti/read/parse-stimulus.ts'
import { toQti3Xml } from '#lib/qti/read/upgrade/upgrade-tree.ts'
import { guessingChance } from '#lib/qti/run/score/guessing-chance.ts'
import { isScored } from '#lib/qti/run/score/max-score.ts'
import { listAddresses, listStimulusAddresses } from '#lib/qti/show/list-addresses.ts'
import { assert } from '#lib/std/assert.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import {
  type PackageFiles,
  type PackageNeighbours,
  packageNeighbours,
  readXml,
  sha256,
} from './package-files.ts'
import { type PackageAsset, readAssets, readCustomFiles } from './read-assets.ts'

/** An item with all it refers to, ready to store. */
export type PackageItem = {
  identifier: string
  /** Of the item and everything it shows: another content is another version. */
  sha256: string
  title: string
  xml: string
  /** Chance of a right answer by guessing, 0–1; `null` where the kinds of its interactions do not tell. */
  guessing: number | null
  /** Whether an answer to it can be worth anything. */
  scored: boolean
  stimuli: PackageStimulus[]
  assets: PackageAsset[]
  /** What was changed to read it, and what of it is left out. */
  notes: string[]
}

export type PackageStimulus = {
  reference: string
  identifier: string
  sha256: string
  title: string
  xml: string
}

/** Reads an item of a package whole, or says in one sentence why it cannot be. */
export function readPackageItem(files: PackageFiles, path: string): Result<PackageItem, string> {
  const text = readXml(files, path)
  if (!text.ok) return text
  const neighbours = packageNeighbours(files)
  const expanded = expandDocument(text.value, { path }, neighbours)
  if (!expanded.ok) return err(describe(expanded.error))
  const parsed = parseItemWithNotes(expanded.value.xml)
  if (!parsed.ok) return err(describe(parsed.error))
  const xml = storedXml(expanded.value.xml)
  const { value: item, notes } = parsed.value
  const unnamed = nameProblem(item.identifier)
  if (unnamed !== null) return err(unnamed)
  const context: Context = { files, path, neighbours }
  const own = readAssets(listAddresses(item), [path], context)
  if (!own.ok) return own
  const passages = readPassages(context, item, own.value.assets)
  if (!passages.ok) return passages
  const { stimuli } = passages.value
  const custom = readCustomFiles(files, path, item)
  const shown = new Set(passages.value.assets.map(({ href }) => href))
  const assets = [...passages.value.assets, ...custom.assets.filter(({ href }) => !shown.has(href))]
  const refersTo = [...stimuli, ...assets].map((part) => part.sha256)
  return ok({
    identifier: item.identifier,
    sha256: sha256(xml, ...refersTo),
    title: item.title,
    xml,
    guessing: guessingChance(item),
    scored: isScored(item),
    stimuli,
    assets,
    notes: [
      ...describeProblems([...expanded.value.notes, ...notes]),
      ...own.value.notes,
      ...passages.value.notes,
      ...custom.notes,
    ],
  })
}

type Context = { files: PackageFiles; path: string; neighbours: PackageNeighbours }

type Passages = { stimuli: PackageStimulus[]; assets: PackageAsset[]; notes: string[] }

/** Its passages, and the files of all. */
function readPassages(context: Context, item: Item, own: PackageAsset[]): Result<Passages, string> {
  const stimuli: PackageStimulus[] = []
  const notes: string[] = []
  let assets = own
  for (const { identifier: reference, href } of item.stimulusRefs) {
    const path = context.neighbours.find(context.path, href)
    if (path === null) return err(`it refers to the stimulus ${href}, which the package does not hold`)
    let read = readPassage(context, path, { beside: path })
    if (read.ok && clashes(assets, read.value.assets))
      read = readPassage(context, path, { beside: context.path })
    if (!read.ok) return err(`its stimulus ${href}: ${read.error}`)
    const { stimulus } = read.value
    if (stimuli.some((one) => one.reference === reference))
      return err(`two of its stimuli are called "${reference}"`)
    stimuli.push({ reference, ...stimulus })
    notes.push(...read.value.notes.map((note) => `its stimulus ${href}: ${note}`))
    const known = new Set(assets.map((asset) => asset.href))
    assets = [...assets, ...read.value.assets.filter((asset) => !known.has(asset.href))]
  }
  return ok({ stimuli, assets, notes })
}

type Passage = { stimulus: Omit<PackageStimulus, 'reference'>; assets: PackageAsset[]; notes: string[] }

/**
 * A passage lies in its own folder, and its addresses are read there. `beside` is the file in whose folder
 * they are to be read later: that of the item, where both name another file alike.
 */
function readPassage(
  context: Context,
  path: string,
  { beside }: { beside: string },
): Result<Passage, string> {
  const { files, neighbours } = context
  const text = readXml(files, path)
  if (!text.ok) return text
  const expanded = expandDocument(text.value, { path, readAt: beside }, neighbours)
  if (!expanded.ok) return err(describe(expanded.error))
  const parsed = parseStimulusWithNotes(expanded.value.xml)
  if (!parsed.ok) return err(describe(parsed.error))
  const xml = storedXml(expanded.value.xml)
  const { identifier, title } = parsed.value.value
  // Some tools write a passage's addresses as the item would.
  const read = readAssets(listStimulusAddresses(parsed.value.value), [beside, context.path], context)
  if (!read.ok) return read
  return ok({
    stimulus: { identifier, title, xml, sha256: sha256(xml) },
    assets: read.value.assets,
    notes: [...describeProblems([...expanded.value.notes, ...parsed.value.notes]), ...read.value.notes],
  })
}

/** Everything is stored as QTI 3, so that an export is what was imported. */
function storedXml(xml: string): string {
  const written = toQti3Xml(xml)
  assert(written.ok, 'what was read is XML')
  return written.value
}

/** Whether one address means two files. */
function clashes(known: PackageAsset[], others: PackageAsset[]): boolean {
  const hashes = new Map(known.map((asset) => [asset.href, asset.sha256]))
  return others.some((asset) => (hashes.get(asset.href) ?? asset.sha256) !== asset.sha256)
}

/** One sentence each, with the line. */
export function describeProblems(problems: QtiProblem[]): string[] {
  return problems.map(({ line, message }) => `line ${line}: ${message}`)
}

function describe(problems: QtiProblem[]): string {
  return problems.map(({ line, path, message }) => `line ${line}, ${path}: ${message}`).join('; ')
}

/** Requests name lessons and items in 255 characters; a lesson may get a number behind its name. */
const longest = 250

/**
 * Why an identifier cannot name a lesson or an item in requests and addresses; `null` where it can. Whatever is
 * imported under such a name could be listed, and never opened.
 */
export function nameProblem(identifier: string): string | null {
  if (identifier.length > longest) return `its identifier is longer than ${longest} characters`
  if (/^\.\.?$/.test(identifier)) return `its identifier "${identifier}" means a folder in addresses`
  return null
}
