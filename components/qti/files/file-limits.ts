import { err, ok, type Result } from '#lib/std/result.ts'

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

/** A chosen file as the `data:` URL that is sent, or what is wrong with it and what to do. */
export async function readFile(file: File, mediaTypes: readonly string[]): Promise<Result<string, string>> {
  if (!isAllowedType(mediaTypes, file.type))
    return err(`${file.name} cannot be taken. Choose ${fileKinds(mediaTypes)}.`)
  if (file.size === 0) return err(`${file.name} is empty. Choose another file.`)
  if (file.size > maxFileBytes)
    return err(
      `${file.name} has ${fileSizeWords(file.size)}; at most ${fileSizeWords(maxFileBytes)} can be sent. ` +
        'Choose a smaller file.',
    )
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(ok(withType(String(reader.result))))
    reader.onerror = () => resolve(err(`${file.name} cannot be read. Choose it again.`))
    reader.readAsDataURL(file)
  })
}

/** Browsers leave out a type that they do not know; a file is always sent with one. */
function withType(dataUrl: string): string {
  return dataUrl.replace(/^data:(?=[;,])/, 'data:application/octet-stream')
}
