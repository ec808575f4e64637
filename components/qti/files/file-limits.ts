/** The wire takes answers of up to 100 000 characters, and three bytes are written as four of them. */
export const maxFileCharacters = 100_000
export const maxFileBytes = 74_000

/** "18 kB"; never 0 for a file that holds something. */
export function fileSizeWords(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`
}

/** What a file is, without its content: the type and the size of a `data:` URL. */
export function describeFile(dataUrl: string): { mediaType: string; bytes: number } {
  const comma = dataUrl.indexOf(',')
  const head = dataUrl.slice(5, comma)
  const text = dataUrl.slice(comma + 1)
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = head.endsWith(';base64') ? (text.length * 3) / 4 - padding : text.length
  return { mediaType: head.split(';')[0] ?? '', bytes }
}

/** Kinds of files in the words of those who choose one; unknown ones by their own name. */
export function fileKinds(mediaTypes: readonly string[]): string {
  const names = mediaTypes.map((type) => kinds[type] ?? kinds[type.split('/')[0] ?? ''] ?? type)
  const [last, ...others] = [...new Set(names)].reverse()
  if (last === undefined) return 'a file'
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`
}

const kinds: Record<string, string> = {
  image: 'a picture',
  audio: 'a sound recording',
  video: 'a video',
  text: 'a text file',
  'application/pdf': 'a PDF file',
}

export function isAllowedType(mediaTypes: readonly string[], type: string): boolean {
  const family = `${type.split('/')[0]}/*`
  return mediaTypes.length === 0 || mediaTypes.includes(type) || mediaTypes.includes(family)
}
