import 'server-only'
import type { z } from 'zod'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import { parseInput } from '#lib/timeback/contract/parse-input.ts'

const maxBodyBytes = 1_000_000

/**
 * Reads and checks a JSON body; refuses what is no JSON, too large or not of the shape, by field. No body
 * at all is `undefined`, for a schema to take or refuse.
 */
export async function readBody<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const text = await readText(request)
  return parseInput(schema, text.trim() === '' ? undefined : parseJson(text))
}

/** Checks the query string; a parameter given twice is refused. */
export function readQuery<T extends z.ZodType>(request: Request, schema: T): z.infer<T> {
  const { searchParams } = new URL(request.url)
  const names = [...searchParams.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalidField(twice, 'is given twice')
  return parseInput(schema, Object.fromEntries(searchParams))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // The usual slip of a program that prints its numbers; JSON has no way to write these.
    const [, path = ''] = /"([^"\\]*)"\s*:\s*-?(?:NaN|Infinity)\b/.exec(text) ?? []
    throw new DomainError(
      'VALIDATION_ERROR',
      `The body is not valid JSON${path && `: ${path} is no number`}.`,
      {
        errors: [{ path, message: 'is not valid JSON' }],
        cause,
      },
    )
  }
}

/** The body as text; refuses more than a megabyte. */
export async function readText(request: Request): Promise<string> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > maxBodyBytes)
      throw new DomainError('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBodyBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
