import 'server-only'
import { db } from '#lib/db/client.ts'
import { listGallery } from '#lib/db/content/gallery.ts'
import { env } from '#lib/env.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import type { Role } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { GalleryScoreBody, PlayedItem } from '#lib/timeback/contract/played-item.ts'
import { type LoadedItem, loadItem } from '#lib/timeback/server/items/item-library.ts'
import { playItem } from '#lib/timeback/server/items/play-item.ts'

/** The gallery shows everyone the same order of choices. */
export const gallerySeed = 1

/** The kinds of interaction that there is an item of. */
export async function listGalleryKinds(): Promise<{ kind: string; title: string }[]> {
  return (await listGallery(db())).map(({ kind, title }) => ({ kind, title }))
}

/** The answerless item of a kind; throws `QUESTION_NOT_FOUND`. */
export async function getGalleryItem(kind: string): Promise<PublicItem> {
  const { item, stimuli, resolveHref } = await loadGalleryItem(kind)
  return toPublicItem(item, { seed: gallerySeed, stimuli, resolveHref })
}

export async function loadGalleryItem(kind: string): Promise<LoadedItem> {
  const found = (await listGallery(db())).find((item) => item.kind === kind)
  if (!found) throw new DomainError('QUESTION_NOT_FOUND', `The gallery has no item of the kind ${kind}.`)
  return loadItem(db(), found.id)
}

/**
 * Lets teachers and administrators pass; with `DEMO=1` everybody who is signed in. To anyone else there is
 * no gallery: throws `QUESTION_NOT_FOUND`.
 */
export function requireGallery(actor: { role: Role }): void {
  if (actor.role === 'student' && !env().DEMO)
    throw new DomainError('QUESTION_NOT_FOUND', 'There is nothing of that name here.')
}

/** Scores an answer to an item of the gallery; nothing is stored. Throws `QUESTION_NOT_FOUND`, `VALIDATION_ERROR`. */
export async function scoreGallery({ kind, turns }: GalleryScoreBody): Promise<PlayedItem> {
  return playItem(await loadGalleryItem(kind), { turns, seed: gallerySeed })
}
