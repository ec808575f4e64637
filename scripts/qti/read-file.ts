import { readFileSync } from 'node:fs'
import type { Item } from '#lib/qti/item/item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { decodeXml } from '#lib/qti/xml/decode-xml.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

/** A file's bytes; the error is a sentence without a stack. */
export function readBytes(path: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(path))
  } catch (cause) {
    return err(reasonOf(cause))
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file may not be read',
}

function reasonOf(cause: unknown): string {
  const known = cause instanceof Error && 'code' in cause ? reasons[String(cause.code)] : undefined
  return known ?? (cause instanceof Error ? cause.message : String(cause))
}

/** Whether a file is a zip archive, whatever its name ends in. */
export function isArchive(path: string, bytes: Uint8Array): boolean {
  return path.toLowerCase().endsWith('.zip') || (bytes[0] === 0x50 && bytes[1] === 0x4b)
}

/** An XML file as text, in whatever encoding it names. */
export function readXmlFile(path: string): Result<string, string> {
  const bytes = readBytes(path)
  return bytes.ok ? decodeXml(bytes.value) : bytes
}

/** A file as text. */
export function readTextFile(path: string): Result<string, string> {
  const bytes = readBytes(path)
  return bytes.ok ? ok(new TextDecoder().decode(bytes.value)) : bytes
}

/** A file as JSON. */
export function readJsonFile(path: string): Result<unknown, string> {
  const text = readTextFile(path)
  return text.ok ? parseJson(text.value) : text
}

export function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return err('this is no JSON')
  }
}

/** An item of a file; the error's lines are `FILE:LINE: reason`. */
export function readItemFile(path: string): Result<Item, string[]> {
  const xml = readXmlFile(path)
  if (!xml.ok) return err([`${path}:1: ${xml.error}`])
  const parsed = parseItem(xml.value)
  return parsed.ok ? parsed : err(parsed.error.map(({ line, message }) => `${path}:${line}: ${message}`))
}
