import { err, ok, type Result } from '#lib/std/result.ts'

/**
 * The text of an XML file by XML 1.0 §4.3.3 and appendix F: a byte order mark decides, then what the
 * declaration says, else it is UTF-8. What cannot be read is refused by the name of its encoding, never
 * read with other letters. The declaration of the text names UTF-8, as which it is kept from then on.
 */
export function decodeXml(bytes: Uint8Array): Result<string, string> {
  const encoding = encodingOf(bytes)
  const decoder = openDecoder(encoding)
  if (!decoder) return err(`the encoding ${encoding} is not supported: save the file as UTF-8`)
  try {
    return ok(
      declareUtf8(decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes)),
    )
  } catch {
    return err(`its bytes are no ${encoding}: save the file as UTF-8, or name its encoding in the first line`)
  }
}

/** First bytes that tell; UTF-32 begins as UTF-16 does, so it comes first. */
const marks: readonly (readonly [first: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe, 0, 0], 'UTF-32'],
  [[0, 0, 0xfe, 0xff], 'UTF-32'],
  [[0x3c, 0, 0, 0], 'UTF-32'],
  [[0, 0, 0, 0x3c], 'UTF-32'],
  [[0xef, 0xbb, 0xbf], 'UTF-8'],
  [[0xff, 0xfe], 'UTF-16LE'],
  [[0xfe, 0xff], 'UTF-16BE'],
  [[0x3c, 0], 'UTF-16LE'],
  [[0, 0x3c], 'UTF-16BE'],
  [[0x4c, 0x6f, 0xa7, 0x94], 'EBCDIC'],
]

function encodingOf(bytes: Uint8Array): string {
  for (const [first, encoding] of marks) if (first.every((byte, at) => bytes[at] === byte)) return encoding
  const declared = declaredIn(String.fromCharCode(...bytes.subarray(0, 400)))
  // The declaration was read byte by byte, so whoever wrote UTF-16 into it has not saved it so.
  return declared === undefined || /^(?:utf-?16|ucs-?2|unicode)/i.test(declared) ? 'UTF-8' : declared
}

const declaration = /^(\s*<\?xml\s[^>]*?\bencoding\s*=\s*)(?:"([^"<>]{1,40})"|'([^'<>]{1,40})')/

function declaredIn(start: string): string | undefined {
  const found = declaration.exec(start)
  return (found?.[2] ?? found?.[3])?.trim()
}

function declareUtf8(text: string): string {
  const declared = declaredIn(text.slice(0, 400))
  if (declared === undefined || /^utf-?8$/i.test(declared)) return text
  return text.replace(declaration, '$1"UTF-8"')
}

/** What windows-1252 has at 0x80 to 0x9f, where ISO 8859-1 has controls that no text holds (WHATWG Encoding). */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand, as some versions of Node take it for ISO 8859-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? (high[byte - 0x80] ?? '') : String.fromCharCode(byte)
  return text
}

/** Null for a name that is unknown; without `fatal`, what is wrong would become a replacement sign. */
function openDecoder(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return null
  }
}
