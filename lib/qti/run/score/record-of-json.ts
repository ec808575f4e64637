import { parseScalar } from '#lib/qti/item/lexical.ts'
import { isBaseType, record, type SingleValue, single, type Value } from '#lib/qti/item/value.ts'
import { err, ok, type Result } from '#lib/std/result.ts'

/** A record that a module answered: `{"record":[{"name":"x","base":{"integer":3}}]}` (IMS PCI, responses in JSON). */
export function recordOfJson(text: string): Result<Value, string> {
  const entries = readEntries(text)
  if (!entries) return err('it is no record written as JSON')
  const fields: [string, SingleValue][] = []
  for (const { name, base } of entries) {
    const [typed, ...more] = Object.entries(base ?? {})
    if (!typed) continue
    const [baseType, written] = typed
    const value = isBaseType(baseType) ? parseScalar(baseType, lexical(written)) : null
    if (more.length > 0 || !isBaseType(baseType) || value === null)
      return err(`the field "${name}" has no value of a known type`)
    const field = single(baseType, value)
    if (field) fields.push([name, field])
  }
  return ok(record(fields))
}

type Entry = { name: string; base: object | null }

function readEntries(text: string): Entry[] | null {
  try {
    const { record: entries } = JSON.parse(text) as { record: unknown }
    return Array.isArray(entries) && entries.every(isEntry) ? entries : null
  } catch {
    return null
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { name, base } = value as Record<string, unknown>
  return typeof name === 'string' && typeof base === 'object'
}

function lexical(written: unknown): string {
  return Array.isArray(written) ? written.join(' ') : String(written ?? '')
}
