import 'server-only'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { err, ok, type Result } from '#lib/std/result.ts'
import type { PackageFiles } from './package-files.ts'

/** A package is small; whatever unpacks to more is not opened. */
const maxUnpackedBytes = 50_000_000
const maxFiles = 5_000

/** Why an archive is not opened. */
export type ZipProblem = { kind: 'too-large' | 'unreadable'; reason: string }

/**
 * The files of a zipped content package. Nothing is unpacked before all names and sizes are known to be
 * harmless; an archive that is not is refused whole, with the reason.
 */
export function readZip(bytes: Uint8Array): Result<PackageFiles, ZipProblem> {
  const listed: UnzipFileInfo[] = []
  const listing = unzip(bytes, (file) => {
    listed.push(file)
    return false
  })
  if (!listing.ok) return listing
  const problem = problemOf(listed)
  if (problem !== null) return err(problem)
  const unpacked = unzip(bytes, ({ name }) => !isIgnored(pathOf(name)))
  if (!unpacked.ok) return unpacked
  return fromPackageRoot(new Map([...unpacked.value].map(([name, content]) => [pathOf(name), content])))
}

/** Old Windows tools write backslashes, others `./`; names in UTF-8 are not always marked as such. */
function pathOf(name: string): string {
  return inUtf8(name)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
}

/** An unmarked name is unpacked byte by byte: where its bytes are UTF-8, that is what was meant. */
function inUtf8(name: string): string {
  const codes = Array.from(name, (character) => character.codePointAt(0) ?? 0)
  const highest = Math.max(...codes, 0)
  if (highest < 0x80 || highest > 0xff) return name
  try {
    const bytes = Uint8Array.from(codes)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What is marked as UTF-8 has no controls.
    const isMarked = !codes.some((code) => code >= 0x80 && code < 0xa0)
    return isMarked ? name : codes.map((code) => cp437[code - 0x80] ?? String.fromCodePoint(code)).join('')
  }
}

/** The upper half of the code page in which zip writes names that are not marked (APPNOTE, appendix D). */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/** Below a folder of its own a package is the same package; of two side by side neither is the one that is meant. */
function fromPackageRoot(files: Map<string, Uint8Array>): Result<PackageFiles, ZipProblem> {
  const manifests = [...files.keys()].filter((path) => manifestForm.test(path))
  const [manifest] = manifests.toSorted((left, right) => left.length - right.length)
  if (manifest === undefined) return ok(files)
  const root = manifest.replace(manifestForm, '$1')
  const beside = manifests.find((path) => !path.startsWith(root))
  if (beside !== undefined)
    return unreadable(`it holds more than one package (${manifest}, ${beside}): import each by itself`)
  const inside = [...files].flatMap(([path, content]) => {
    if (path === manifest) return [['imsmanifest.xml', content] as const]
    return path.startsWith(root) ? [[path.slice(root.length), content] as const] : []
  })
  return ok(new Map(inside))
}

const manifestForm = /^(.*\/)?imsmanifest\.xml$/i

const unreadable = (reason: string) => err<ZipProblem>({ kind: 'unreadable', reason })

function problemOf(files: UnzipFileInfo[]): ZipProblem | null {
  if (files.length > maxFiles) return { kind: 'too-large', reason: `it holds more than ${maxFiles} files` }
  let unpackedBytes = 0
  for (const { originalSize } of files) unpackedBytes += originalSize
  if (unpackedBytes > maxUnpackedBytes)
    return { kind: 'too-large', reason: `it unpacks to more than ${maxUnpackedBytes / 1_000_000} MB` }
  const reason = oddNameIn(files)
  return reason === null ? null : { kind: 'unreadable', reason }
}

function oddNameIn(files: UnzipFileInfo[]): string | null {
  const names = new Set<string>()
  for (const { name: written, compression } of files) {
    const name = pathOf(written)
    if (!isInside(name)) return `the name "${name.slice(0, 100)}" leads out of the archive`
    if (names.has(name)) return `it holds "${name.slice(0, 100)}" twice`
    if (compression !== 0 && compression !== 8)
      return `"${name.slice(0, 100)}" is packed in a way that is not supported`
    names.add(name)
  }
  return null
}

/** Relative, with `/`, without `..`, drives or controls. */
function isInside(name: string): boolean {
  if (name.startsWith('/') || /^[a-z]:|[\\\p{Cc}]/iu.test(name)) return false
  return !name.split('/').includes('..')
}

/** Folders, and what file managers leave behind. */
function isIgnored(name: string): boolean {
  return (
    name === '' ||
    name.endsWith('/') ||
    name.startsWith('__MACOSX/') ||
    name.split('/').at(-1) === '.DS_Store'
  )
}

/** Each file is unpacked into as many bytes as its entry declares, so that no entry can grow beyond it. */
function unzip(
  bytes: Uint8Array,
  filter: (file: UnzipFileInfo) => boolean,
): Result<Map<string, Uint8Array>, ZipProblem> {
  try {
    return ok(new Map(Object.entries(unzipSync(bytes, { filter }))))
  } catch (cause) {
    return unreadable(
      `it is no zip archive that can be read: ${cause instanceof Error ? cause.message : 'broken'}`,
    )
  }
}
