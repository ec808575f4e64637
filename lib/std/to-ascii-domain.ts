/**
 * A domain in the one form in which domains are compared: lower case, and letters beyond ASCII as the net
 * writes them (`bücher.example` is `xn--bcher-kva.example`). What is no domain stays as it is.
 */
export function toAsciiDomain(domain: string): string {
  const isName = /^[^\s/:@?#\\%[\]]+$/.test(domain)
  return isName && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain
}
