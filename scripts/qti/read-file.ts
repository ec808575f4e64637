import { readFileSync } from 'node:fs'
import { err, ok, type Result } from '#lib/std/result.ts'

/** A file as text; the error is a sentence without a stack. */
export function readTextFile(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, 'utf8'))
  } catch (cause) {
    return err(
      isMissing(cause) ? 'there is no such file' : cause instanceof Error ? cause.message : String(cause),
    )
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}

/** A file as JSON. */
export function readJsonFile(path: string): Result<unknown, string> {
  const text = readTextFile(path)
  if (!text.ok) return text
  try {
    return ok(JSON.parse(text.value))
  } catch {
    return err('this is no JSON')
  }
}
