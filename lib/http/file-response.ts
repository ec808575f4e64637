import 'server-only'
import { privateHeaders } from './error-response.ts'

/** A file to keep, under a name that any system can store. */
export function fileResponse(
  bytes: Uint8Array,
  { name, mediaType }: { name: string; mediaType: string },
): Response {
  const safeName = name.replace(/[^\w.-]+/g, '-')
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...privateHeaders,
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${safeName}"`,
    },
  })
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
