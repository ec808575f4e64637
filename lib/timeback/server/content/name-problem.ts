import 'server-only'

/** Requests name lessons and items in 255 characters; a lesson may get a number behind its name. */
const longest = 250

/**
 * Why an identifier cannot name a lesson or an item in requests and addresses; `null` where it can. Whatever is
 * imported under such a name could be listed, and never opened.
 */
export function nameProblem(identifier: string): string | null {
  if (identifier.length > longest) return `its identifier is longer than ${longest} characters`
  if (/^\.\.?$/.test(identifier)) return `its identifier "${identifier}" means a folder in addresses`
  return null
}
