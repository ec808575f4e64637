import 'server-only'

/**
 * The address of the one document that a page may frame, as a policy writes it: under every name by which the
 * browser may have reached this host. What runs in the frame cannot send it to another address then.
 */
export function frameSources(headers: Headers, address: string): string {
  const written = [headers.get('host'), headers.get('x-forwarded-host')]
  const hosts = written.flatMap((host) => host?.split(',') ?? []).map((host) => host.trim())
  // A policy has no form for an address of IPv6.
  const named = hosts.filter((host) => /^[\w.-]+(:\d+)?$/.test(host))
  return named.length > 0 ? [...new Set(named)].map((host) => host + address).join(' ') : "'self'"
}
