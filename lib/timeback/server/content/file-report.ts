import 'server-only'

/**
 * What became of a file of a package. `kept`: it cannot be read, and the lessons that have an earlier version of
 * its item go on with that.
 */
export type FileReport =
  | { file: string; status: 'imported'; identifier: string; notes?: string[] }
  | { file: string; status: 'kept'; identifier: string; message: string }
  | { file: string; status: 'refused'; message: string }
