import 'server-only'
import { createHash } from 'node:crypto'
import type { Neighbours } from '#lib/qti/read/package/expand-document.ts'
import { decodeXml } from '#lib/qti/xml/decode-xml.ts'
import { err, type Result } from '#lib/std/result.ts'

/** A content package as files by path, paths with `/` and from its root. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>

/** The path that `href` means in the file at `from`; `null` if it leads out of the package. */
export function resolvePath(from: string, href: string): string | null {
  return joinPath(from, decodePath(withoutQuery(href)))
}

/**
 * The path of the file that `href` means in the file at `from`: as it is written, else percent-decoded, else
 * the one whose name differs only in how it is written (case, composed letters, percent signs). `null` where
 * there is none, or more than one that could be meant.
 */
export function findPath(files: PackageFiles, from: string, href: string): string | null {
  const trimmed = href.trim()
  for (const path of [href, trimmed, withoutQuery(trimmed), decodePath(withoutQuery(trimmed))]) {
    const found = joinPath(from, path)
    if (found !== null && files.has(found)) return found
  }
  const meant = resolvePath(from, trimmed)
  if (meant === null) return null
  const alike = indexOf(files).get(keyOf(meant)) ?? []
  return alike.length === 1 ? (alike[0] ?? null) : null
}

/** Paths by what is left of them once the ways of writing one name are alike. */
const indexes = new WeakMap<PackageFiles, Map<string, string[]>>()

function indexOf(files: PackageFiles): Map<string, string[]> {
  const known = indexes.get(files)
  if (known) return known
  const index = new Map<string, string[]>()
  for (const path of files.keys()) index.set(keyOf(path), [...(index.get(keyOf(path)) ?? []), path])
  indexes.set(files, index)
  return index
}

/** Some write a space as the plus of forms. */
function keyOf(path: string): string {
  return decodePath(path).replaceAll('+', ' ').normalize('NFC').toLowerCase()
}

/** A backslash is the slash of those who write packages on Windows. */
function joinPath(from: string, path: string): string | null {
  if (isElsewhere(path)) return null
  const folders: string[] = []
  for (const part of [...from.split('/').slice(0, -1), ...path.replaceAll('\\', '/').split('/')]) {
    if (part === '..') {
      if (folders.pop() === undefined) return null
    } else if (part !== '.' && part !== '') folders.push(part)
  }
  return folders.join('/')
}

/** Whether an address names something outside of every package. */
export function isElsewhere(href: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(href)
}

function withoutQuery(href: string): string {
  return href.split(/[?#]/, 1)[0] ?? ''
}

/** An address may be percent-encoded, in UTF-8 or, by old tools, in Latin-1; a percent sign may stand for itself. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path.replace(/%([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  }
}

/** The text of an XML file in whatever encoding it names. */
export function readXml(files: PackageFiles, path: string): Result<string, string> {
  const bytes = files.get(path)
  return bytes === undefined
    ? err('the manifest names this file, but the package does not hold it')
    : decodeXml(bytes)
}

export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** What browsers show or play, or may keep. */
export const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  wave: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  weba: 'audio/webm',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  webm: 'video/webm',
  vtt: 'text/vtt',
  pdf: 'application/pdf',
}

/** `null` for a kind of file that the app does not serve. */
export function mediaTypeOf(path: string): string | null {
  return mediaTypes[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
}

/** A file that an address holds itself (RFC 2397), by the address that it has got. */
type KeptFile = { mediaType: string; bytes: Uint8Array }

export type PackageNeighbours = Neighbours & { kept: ReadonlyMap<string, KeptFile> }

/** The files of a package for a document that lies in it. */
export function packageNeighbours(files: PackageFiles): PackageNeighbours {
  const kept = new Map<string, KeptFile>()
  return {
    kept,
    find: (from, href) => findPath(files, from, href),
    read: (path) => readXml(files, path),
    isServed: (path) => mediaTypeOf(path) !== null,
    address: addressOf,
    keep(data) {
      const file = readDataUrl(data)
      if (!file) return null
      const href = `inline-${sha256(file.bytes).slice(0, 16)}.${file.ending}`
      kept.set(href, { mediaType: file.mediaType, bytes: file.bytes })
      return href
    },
  }
}

/** Relative, percent-encoded. */
function addressOf(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const steps = to.split('/')
  let shared = 0
  while (shared < folders.length && shared < steps.length - 1 && folders[shared] === steps[shared]) shared++
  const climb = folders.slice(shared).map(() => '..')
  return [...climb, ...steps.slice(shared).map(encodeURIComponent)].join('/')
}

const form = /^\s*data:([\w.+-]+\/[\w.+-]+)((?:;[\w.+-]+(?:=[^;,]*)?)*),([\s\S]*)$/i

function readDataUrl(address: string): (KeptFile & { ending: string }) | null {
  const [, written = '', parameters = '', content = ''] = form.exec(address) ?? []
  const mediaType = written.toLowerCase().replace('image/jpg', 'image/jpeg')
  const ending = Object.keys(mediaTypes).find((name) => mediaTypes[name] === mediaType)
  if (ending === undefined || !/^(?:image|audio|video)\//.test(mediaType)) return null
  if (/;base64$/i.test(parameters))
    return { mediaType, ending, bytes: Buffer.from(decodePercent(content), 'base64') }
  return { mediaType, ending, bytes: Buffer.from(decodePercent(content), 'utf8') }
}

function decodePercent(content: string): string {
  try {
    return decodeURIComponent(content)
  } catch {
    return content
  }
}
