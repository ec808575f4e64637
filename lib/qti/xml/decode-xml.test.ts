import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { decodeXml } from './decode-xml.ts'

const document = (encoding: string, text = 'Été €') =>
  `<?xml version="1.0" encoding="${encoding}"?><p>${text}</p>`

/** As the encoding writes each character in one byte. */
function oneByte(text: string, bytes: Record<string, number> = {}): Uint8Array {
  return Uint8Array.from(text, (character) => bytes[character] ?? character.charCodeAt(0))
}

function utf16(text: string, { bigEndian = false, mark = true } = {}): Uint8Array {
  const codes = [
    ...(mark ? [0xfeff] : []),
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  ]
  return Uint8Array.from(
    codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])),
  )
}

function read(bytes: Uint8Array): string {
  const text = decodeXml(bytes)
  assert(text.ok, text.ok ? '' : text.error)
  return text.value
}

describe('decodeXml', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(document('UTF-8'))],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${document('UTF-8')}`)],
    ['UTF-16, the low byte first', utf16(document('UTF-16'))],
    ['UTF-16, the high byte first', utf16(document('UTF-16'), { bigEndian: true })],
    ['UTF-16 without a byte order mark', utf16(document('UTF-16LE'), { mark: false })],
    ['UTF-8 that says it is UTF-16', new TextEncoder().encode(document('utf-16'))],
    ['windows-1252', oneByte(document('windows-1252'), { '€': 0x80 })],
    ['ISO-8859-15', oneByte(document('ISO-8859-15'), { '€': 0xa4 })],
  ])('reads %s, and keeps it as UTF-8', (_, bytes) => {
    expect(read(bytes)).toBe(document('UTF-8'))
  })

  it.each([
    ['ISO-8859-1', 'Été', { É: 0xc9, é: 0xe9 }],
    ['iso-8859-2', 'żółć', { ż: 0xbf, ó: 0xf3, ł: 0xb3, ć: 0xe6 }],
    ['koi8-r', 'да', { д: 0xc4, а: 0xc1 }],
  ])('reads %s', (encoding, text, bytes) => {
    expect(read(oneByte(document(encoding, text), bytes))).toContain(`<p>${text}</p>`)
  })

  it.each([
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ['EBCDIC', new Uint8Array([0x4c, 0x6f, 0xa7, 0x94])],
    ['UTF-7', oneByte(document('UTF-7', 'x'))],
    ['x-my-own', oneByte(document('x-my-own', 'x'))],
  ])('refuses %s by its name', (encoding, bytes) => {
    expect(decodeXml(bytes)).toEqual({
      ok: false,
      error: `the encoding ${encoding} is not supported: save the file as UTF-8`,
    })
  })

  it('refuses bytes that are not what the document says, and shows no other letters', () => {
    for (const bytes of [oneByte(document('UTF-8', 'Été')), oneByte('<p>Été</p>')])
      expect(decodeXml(bytes)).toMatchObject({
        ok: false,
        error: expect.stringContaining('its bytes are no UTF-8'),
      })
  })
})
