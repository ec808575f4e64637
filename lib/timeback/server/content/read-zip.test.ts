import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readZip } from './read-zip.ts'

const text = strToU8('<manifest/>')

describe('readZip', () => {
  it('gives every file by its path from the root of the package, wherever the package lies', () => {
    const inside = { 'imsmanifest.xml': text, 'items/a.xml': text }
    const below = { 'export/imsmanifest.xml': text, 'export/items/a.xml': text, '__MACOSX/export/._a': text }
    for (const files of [inside, below]) {
      const read = readZip(zipSync(files))
      expect(read.ok && [...read.value.keys()]).toEqual(['imsmanifest.xml', 'items/a.xml'])
    }
  })

  it('refuses two packages side by side rather than to choose one', () => {
    const zip = zipSync({ 'one/imsmanifest.xml': text, 'two/imsmanifest.xml': text })
    expect(readZip(zip)).toEqual({
      ok: false,
      error: {
        kind: 'unreadable',
        reason:
          'it holds more than one package (one/imsmanifest.xml, two/imsmanifest.xml): import each by itself',
      },
    })
    const inside = { 'imsmanifest.xml': text, 'archive/imsmanifest.xml': text }
    const read = readZip(zipSync(inside))
    expect(read.ok && [...read.value.keys()]).toEqual(Object.keys(inside))
  })

  it.each(['../a.xml', '/etc/a.xml', 'a/../../b.xml', 'a\\..\\b.xml', 'C:a.xml', 'a\u0000.xml'])(
    'refuses the whole archive for the name %j',
    (name) => {
      expect(readZip(zipSync({ 'imsmanifest.xml': text, [name]: text }))).toMatchObject({ ok: false })
    },
  )

  it('reads names in the code page of zip, in UTF-8 that is not marked, and in UTF-8 that is', () => {
    const named = (bytes: number[], isMarked: boolean) => {
      const zip = zipSync({ 'imsmanifest.xml': text, ['x'.repeat(bytes.length)]: text })
      // The name stands in the entry and in the directory, each with its flags some bytes before it.
      for (let at = 0; at + bytes.length < zip.length; at++)
        if (bytes.every((_, step) => zip[at + step] === 0x78)) zip.set(bytes, at)
      const view = new DataView(zip.buffer, zip.byteOffset)
      for (let at = 0; at + 10 < zip.length; at++) {
        if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, isMarked ? 0x800 : 0, true)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, isMarked ? 0x800 : 0, true)
      }
      const read = readZip(zip)
      return read.ok ? [...read.value.keys()].at(-1) : read.error.reason
    }
    const utf8 = [...new TextEncoder().encode('\u00e9.png')]
    expect(named([0x82, 0x2e, 0x70, 0x6e, 0x67], false)).toBe('\u00e9.png')
    expect(named(utf8, false)).toBe('\u00e9.png')
    expect(named(utf8, true)).toBe('\u00e9.png')
  })

  it('refuses an archive that unpacks to too much, before it unpacks anything', () => {
    const zeros = new Uint8Array(30_000_000)
    const bomb = zipSync({ 'a.bin': zeros, 'b.bin': zeros }, { level: 1 })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(readZip(bomb)).toEqual({
      ok: false,
      error: { kind: 'too-large', reason: 'it unpacks to more than 50 MB' },
    })
  })

  it('gives a file no more bytes than its entry declares', () => {
    const zip = zipSync({ 'imsmanifest.xml': text, 'a.bin': new Uint8Array(1_000_000) })
    const view = new DataView(zip.buffer, zip.byteOffset)
    for (let at = 0; at + 4 < zip.length; at++) {
      // Central directory entries: the declared size lies 24 bytes behind the signature.
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 1_000_000)
        view.setUint32(at + 24, 10, true)
    }
    const read = readZip(zip)
    expect(read.ok ? (read.value.get('a.bin')?.length ?? 0) : 0).toBeLessThanOrEqual(10)
  })

  it('refuses what is no archive, or half of one', () => {
    const whole = zipSync({ 'imsmanifest.xml': text })
    for (const bytes of [new Uint8Array(0), strToU8('no archive at all'), whole.slice(0, whole.length - 9)])
      expect(readZip(bytes)).toMatchObject({ ok: false })
  })
})
