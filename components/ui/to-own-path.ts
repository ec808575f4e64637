/** The path to come back to after sign-in: a path of this site, else `/`. */
export function toOwnPath(callbackUrl: string | string[] | undefined): string {
  if (typeof callbackUrl !== 'string') return '/'
  const here = 'http://site.invalid'
  if (!URL.canParse(callbackUrl, here)) return '/'
  const url = new URL(callbackUrl, here)
  const path = `${url.pathname}${url.search}`
  // A browser reads `//host` and `/\host` as the address of another site (WHATWG URL, §4.4).
  const leads = url.origin !== here || path.startsWith('//') || path.includes('\\')
  return leads ? '/' : path
}
