import 'server-only'
import type { Neighbours } from '#lib/qti/read/package/expand-document.ts'
import { findPath, mediaTypeOf, mediaTypes, type PackageFiles, readXml, sha256 } from './package-files.ts'

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
