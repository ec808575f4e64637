import 'server-only'
import { createHash } from 'node:crypto'

/** A content package as files by path, paths with `/` and from its root. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>

/** The path that `href` means in the file at `from`; `null` if it leads out of the package. */
export function resolvePath(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(href)) return null
  const folders = from.split('/').slice(0, -1)
  for (const part of decodePath(href).split('/')) {
    if (part === '..') {
      if (folders.pop() === undefined) return null
    } else if (part !== '.' && part !== '') folders.push(part)
  }
  return folders.join('/')
}

/** An address may be percent-encoded; one that is not decodable stands for itself. */
function decodePath(href: string): string {
  const path = href.split(/[?#]/, 1)[0] ?? ''
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export function readText(files: PackageFiles, path: string): string | null {
  const bytes = files.get(path)
  return bytes === undefined ? null : new TextDecoder('utf-8').decode(bytes)
}

export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

const mediaTypes: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt',
}

/** `null` for a kind of file that the app does not serve. */
export function mediaTypeOf(path: string): string | null {
  return mediaTypes[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
}
