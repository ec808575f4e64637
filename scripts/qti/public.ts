import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '#lib/qti/item/item.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { writePublicXml } from '#lib/qti/show/write-public-xml.ts'
import { readItemFile, readTextFile } from './read-file.ts'
import { type Command, readOptions, refuse } from './read-options.ts'

/** Prints what a student may know of an item, or writes it of many. */
export const command: Command = (args) => {
  const read = readOptions(args, ['list', 'out'])
  if (!read) return 'usage'
  const { positionals, options } = read
  const [path, ...others] = positionals
  if (options.list !== undefined && options.out !== undefined && path === undefined)
    return publishAll(options.list, options.out)
  if (path === undefined || others.length > 0 || options.list !== undefined || options.out !== undefined)
    return 'usage'
  const item = readItemFile(path)
  if (!item.ok) return refuse(item.error)
  process.stdout.write(toXml(item.value))
  return 'done'
}

/** The n-th line of the list, counted from 0, becomes `n.xml`. */
function publishAll(list: string, folder: string): 'done' | 'refused' {
  const text = readTextFile(list)
  if (!text.ok) return refuse([`${list}:1: ${text.error}`])
  mkdirSync(folder, { recursive: true })
  let ended: 'done' | 'refused' = 'done'
  for (const [index, path] of text.value.split(/\r?\n/).entries()) {
    if (path.trim() === '') continue
    const item = readItemFile(path.trim())
    if (item.ok) writeFileSync(join(folder, `${index}.xml`), toXml(item.value))
    else ended = refuse(item.error)
  }
  return ended
}

/** Nothing is known of an attempt here, so the seed is always the same, and addresses stay as written. */
function toXml(item: Item): string {
  // The public form only names its stimuli: what they hold is no part of it.
  const stimulus = { identifier: 'stimulus', title: '', body: [] }
  const stimuli = item.stimulusRefs.map(({ identifier }) => ({ reference: identifier, stimulus }))
  return writePublicXml(toPublicItem(item, { seed: 0, stimuli, resolveHref: (href) => href }))
}
