import 'server-only'
import { db } from '#lib/db/client.ts'
import { findAsset } from '#lib/db/content/items.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/**
 * A media file by its content's hash. The name tells nothing of the answer, and the file can be kept for
 * ever; opened by itself, a picture runs nothing. The script of a module is text: nothing but the frame of its
 * interaction may run it. A document is kept as a file: its reader does not run in a sandbox.
 */
export async function assetResponse(sha256: string): Promise<Response> {
  const asset = /^[0-9a-f]{64}$/.test(sha256) ? await findAsset(db(), sha256) : null
  if (!asset) throw new DomainError('ASSET_NOT_FOUND', 'There is no such file.')
  return new Response(asset.bytes, {
    headers: {
      'content-type': asset.mediaType === 'text/javascript' ? 'text/plain; charset=utf-8' : asset.mediaType,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      ...(asset.mediaType === 'application/pdf' && {
        'content-disposition': 'attachment; filename="document.pdf"',
      }),
    },
  })
}
