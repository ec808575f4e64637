import 'server-only'
import { privateHeaders } from './error-response.ts'

type FileName = { name: string; mediaType: string }

/** A file to keep, under a name that any system can store. */
export function fileResponse(bytes: Uint8Array, file: FileName): Response {
  return new Response(new Uint8Array(bytes), { headers: fileHeaders(file) })
}

/** A value as JSON to keep. */
export function jsonFile(value: object, name: string): Response {
  const file = { name, mediaType: 'application/json; charset=utf-8' }
  return new Response(JSON.stringify(value), { headers: fileHeaders(file) })
}

/** A file, written while it is sent; whoever stops reading ends it. */
export function streamResponse(parts: AsyncGenerator<string>, file: FileName): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return new Response(body, { headers: fileHeaders(file) })
}

function fileHeaders({ name, mediaType }: FileName): Record<string, string> {
  const safeName = name.replace(/[^\w.-]+/g, '-')
  return {
    ...privateHeaders,
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${safeName}"`,
  }
}

/** A file for an application; opened in a browser it runs nothing. */
export function wireFile(file: { mediaType: string; content: string | Uint8Array<ArrayBuffer> }): Response {
  return new Response(file.content, {
    headers: {
      ...privateHeaders,
      'content-type': file.mediaType,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
