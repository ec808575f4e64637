import 'server-only'
import type { z } from 'zod'
import { DomainError, invalidField, parseInput } from '#lib/timeback/contract/domain-error.ts'

const maxBodyBytes = 1_000_000
/** Packages come packed; unpacked they may be larger. */
const maxFormBytes = 50_000_000
/** How far beyond the most a body is still read: a connection that ends inside it loses the refusal. */
const maxExcessBytes = 9_000_000

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

/** Reads and checks a multipart form; files arrive as their bytes. A part given twice is refused. */
export async function readForm<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const bytes = await readBytes(request, maxFormBytes)
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw invalidField('file', 'must be sent as multipart/form-data')
  const form = await parseForm(bytes, type)
  const parts = new Map<string, unknown>()
  for (const [name, value] of form) {
    if (parts.has(name)) throw invalidField(name, 'is given twice')
    parts.set(name, typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()))
  }
  return parseInput(schema, Object.fromEntries(parts))
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new DomainError('VALIDATION_ERROR', 'The body is not a valid multipart form.', {
      errors: [{ path: 'file', message: 'is not part of a valid multipart form' }],
      cause,
    })
  }
}

/** The body as text; refuses more than a megabyte. */
export async function readText(request: Request): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, maxBodyBytes))
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  // A length that is said is kept to: no more than that is read as the body. Without one it is counted.
  const length = request.headers.get('content-length')
  if (length !== null && Number(length) <= maxBytes) return new Uint8Array(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= maxBytes) chunks.push(chunk)
    if (size > maxBytes + maxExcessBytes) break
  }
  if (size > maxBytes)
    throw new DomainError('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`)
  return new Uint8Array(Buffer.concat(chunks))
}
