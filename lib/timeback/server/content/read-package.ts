import 'server-only'
import { ok, type Result } from '#lib/std/result.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'
import type { PackageFiles } from './package-files.ts'
import { type SettledLessons, settleLessons } from './settle-lessons.ts'

/** What a content package holds: lessons in order, the items they use, and what became of each file. */
export type PackageContent = SettledLessons & Pick<OpenedPackage, 'items'>

/** Reads a package as if nothing were stored; each file is imported whole or refused with its reason. */
export function readPackage(files: PackageFiles): Result<PackageContent, string> {
  const opened = openPackage(files)
  if (!opened.ok) return opened
  return ok({ ...settleLessons(opened.value, []), items: opened.value.items })
}
