import type { Item } from '#lib/qti/item/item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { err, type Result } from '#lib/std/result.ts'
import { readXmlFile } from './read-file.ts'

/** An item of a file; the error's lines are `FILE:LINE: reason`. */
export function readItemFile(path: string): Result<Item, string[]> {
  const xml = readXmlFile(path)
  if (!xml.ok) return err([`${path}:1: ${xml.error}`])
  const parsed = parseItem(xml.value)
  return parsed.ok ? parsed : err(parsed.error.map(({ line, message }) => `${path}:${line}: ${message}`))
}
