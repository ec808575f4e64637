import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { readGallery } from '#app/(site)/gallery/read-gallery.ts'
import { PlayQuestion } from '#components/content/play-question.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { orNotFound } from '#lib/http/not-found.ts'
import { getGalleryItem } from '#lib/timeback/server/gallery/gallery.ts'

type Props = { params: Promise<{ kind: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params
  const entry = (await readGallery()).find((known) => known.kind === kind)
  return { title: entry ? `${entry.name} · Gallery` : 'Gallery' }
}

export default async function GalleryKindPage({ params }: Props) {
  const { kind } = await params
  const gallery = await readGallery()
  const place = gallery.findIndex((known) => known.kind === kind)
  const entry = gallery[place]
  if (!entry) notFound()
  const item = await orNotFound(getGalleryItem(kind))
  const following = gallery[place + 1]
  return (
    <PageFrame>
      <div className="mx-auto max-w-3xl">
        <PageHeader title={entry.name} above={<BackLink href="/gallery">Gallery</BackLink>}>
          {entry.title}
        </PageHeader>
        <PlayQuestion key={kind} path="/api/gallery/score" of={{ kind }} item={item} />
        {following && (
          <p className="-mx-4 mt-4 sm:-mx-5">
            <ButtonLink kind="quiet" href={`/gallery/${following.kind}`}>
              Next kind: {following.name}
            </ButtonLink>
          </p>
        )}
      </div>
    </PageFrame>
  )
}
