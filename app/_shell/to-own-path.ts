/** The path to come back to after sign-in: a path of this site, else `/`. */
export function toOwnPath(callbackUrl: string | string[] | undefined): string {
  if (typeof callbackUrl !== 'string') return '/'
  const here = 'http://site.invalid'
  if (!URL.canParse(callbackUrl, here)) return '/'
  const url = new URL(callbackUrl, here)
  return url.origin === here ? `${url.pathname}${url.search}` : '/'
}
