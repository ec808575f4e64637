import 'server-only'

/** The upstream says that what was asked for is not there (404), or not so or not now (400, 409, 422). */
export class UpstreamRefusal extends Error {
  override name = 'UpstreamRefusal'
  readonly status: 400 | 404 | 409 | 422

  constructor(status: 400 | 404 | 409 | 422, body: unknown) {
    super(`PowerPath refused with ${status}: ${describe(body)}`)
    this.status = status
  }
}

function describe(body: unknown): string {
  const known = typeof body === 'object' && body !== null && 'imsx_description' in body
  return known ? String(body.imsx_description) : 'no description'
}
