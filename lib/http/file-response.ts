import 'server-only'
import { privateHeaders } from './problem-response.ts'

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
