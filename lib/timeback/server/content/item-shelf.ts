import 'server-only'
import type { ManifestResource } from '#lib/qti/item/package.ts'
import { decodeXml } from '#lib/qti/xml/decode-xml.ts'
import { type Difficulty, defaultDifficulty } from '#lib/std/terms.ts'
import type { FileReport } from '#lib/timeback/contract/content.ts'
import { findPath, type PackageFiles } from './package-files.ts'
import { type PackageItem, readPackageItem } from './read-package-item.ts'

/** What a lesson knows of one of its items. */
export type Placed = {
  /** As the manifest names it. */
  file: string
  /** Undefined where it cannot be read. */
  item: ReadItem | undefined
  /** What the item may be called that cannot be read, the likeliest first. */
  names: string[]
}

export type ReadItem = {
  identifier: string
  difficulty: Difficulty
  typicalMs: number | null
}

/** The items of a package, each read once. */
export type ItemShelf = {
  items: Map<string, Omit<PackageItem, 'notes'>>
  take: (resource: Pick<ManifestResource, 'href' | 'identifier' | 'metadata'>) => void
  /** The item that the file at `from` refers to; one that the manifest does not list is read now. */
  find: (from: string, href: string) => Placed
  all: () => Placed[]
  report: () => FileReport[]
}

export function createItemShelf(files: PackageFiles): ItemShelf {
  const items: ItemShelf['items'] = new Map()
  const placed = new Map<string, Placed>()
  const reports: FileReport[] = []

  function take({ href = '', identifier: resource, metadata }: Parameters<ItemShelf['take']>[0]): Placed {
    const file = href || resource
    const path = findPath(files, 'imsmanifest.xml', href) ?? href
    const known = placed.get(path)
    if (known) return known
    const read = readPackageItem(files, path)
    const twin = read.ok ? items.get(read.value.identifier) : undefined
    const names = namesOf(files, path, resource)
    if (!read.ok) {
      reports.push({ file, status: 'refused', message: read.error })
      return place(path, { file, item: undefined, names })
    }
    const { notes, ...stored } = read.value
    const { identifier } = stored
    if (twin && twin.sha256 !== stored.sha256) {
      const message = `another item of the package is called "${identifier}" too: give each an identifier of its own`
      reports.push({ file, status: 'refused', message })
      return place(path, { file, item: undefined, names: [] })
    }
    const all = [...notes, ...(twin ? ['it is the same as another file of the package'] : [])]
    items.set(identifier, stored)
    reports.push({ file, status: 'imported', identifier, ...(all.length > 0 && { notes: all }) })
    const { difficulty = defaultDifficulty, typicalLearningMinutes } = metadata
    return place(path, {
      file,
      names,
      item: { identifier, difficulty, typicalMs: toMs(typicalLearningMinutes) },
    })
  }

  function place(path: string, one: Placed): Placed {
    placed.set(path, one)
    return one
  }

  return {
    items,
    take: (resource) => void take(resource),
    find(from, href) {
      const path = findPath(files, from, href) ?? href
      return placed.get(path) ?? take({ href: path, identifier: '', metadata: {} })
    },
    all: () => [...placed.values()],
    report: () => reports,
  }
}

/** The file may not be XML any more: what its root says of itself is looked for as text. */
function namesOf(files: PackageFiles, path: string, resource: string): string[] {
  const text = decodeXml(files.get(path) ?? new Uint8Array())
  const root =
    /<(?:[\w.-]+:)?(?:qti-assessment-item|assessmentItem)\b[^>]*?\sidentifier\s*=\s*["']([^"'<>]+)["']/
  const written = text.ok ? root.exec(text.value)?.[1]?.trim() : undefined
  return [written, resource].flatMap((name) => name || [])
}

/** An item's typical learning time is how long a student takes over it. */
function toMs(minutes: number | undefined): number | null {
  const ms = Math.round((minutes ?? 0) * 60_000)
  return ms > 0 ? Math.min(ms, dayMs) : null
}

const dayMs = 86_400_000
