import 'server-only'
import { privateHeaders } from './problem-response.ts'

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
