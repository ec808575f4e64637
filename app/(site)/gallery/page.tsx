import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { readGallery } from './read-gallery.ts'

export const metadata: Metadata = { title: 'Gallery' }

export default async function GalleryPage() {
  const gallery = await readGallery()
  return (
    <PageFrame>
      <PageHeader title="Gallery">
        One question of each kind, to try and to score. Nothing is kept.
      </PageHeader>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {gallery.map(({ kind, name, title }) => (
          <li key={kind}>
            <Link
              href={`/gallery/${kind}`}
              className="flex h-full min-h-20 flex-col justify-center rounded-card border border-line bg-surface px-4 py-3 hover:border-accent hover:bg-accent-tint"
            >
              <span className="text-lg font-bold">{name}</span>
              <span className="text-soft">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
