import 'server-only'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { FileReport } from './file-report.ts'
import { importPackage } from './import-package.ts'
import { readZip } from './read-zip.ts'

/** As `importPackage`, of a zipped package. Throws `COURSE_NOT_FOUND`, `VALIDATION_ERROR`. */
export async function importZip(
  deps: Deps,
  { bytes, course }: { bytes: Uint8Array; course: string },
): Promise<FileReport[]> {
  const files = readZip(bytes)
  if (!files.ok) throw invalidField('file', files.error)
  return importPackage(deps, { files: files.value, course })
}
