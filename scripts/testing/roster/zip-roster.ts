import { strToU8, zipSync } from 'fflate'

/** A zipped OneRoster export of these tables, by the names of their files. */
export function zipRoster(files: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])))
}

/** A multipart form with that as its `file`. */
export function rosterFormOf(bytes: Uint8Array, name = 'roster.zip'): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return form
}
