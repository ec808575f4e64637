'use client'

import clsx from 'clsx'
import type { ReactNode } from 'react'
import { PlainImage } from '#components/qti/content/plain-image.tsx'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import type { ImageFrame } from './use-image-size.ts'

/**
 * An image with what lies on it. It is as large as its author measured it, or as the page is wide; all that
 * lies on it is placed in shares, so it scales along. The ground of a picture is its own in both themes, so
 * are the colours of the marks.
 */
export function Picture({
  image,
  frame: { size, known, measure },
  className,
  children,
}: {
  image: PublicImage
  frame: ImageFrame
  className?: string
  children: ReactNode
}) {
  return (
    <div
      className={clsx(
        'picture relative max-w-full overflow-hidden rounded-card border border-edge',
        className,
      )}
      style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
    >
      {image.href === undefined ? (
        <p className="flex size-full items-center justify-center p-4 text-center text-base text-soft">
          {image.alt || 'The picture of this question is missing.'}
        </p>
      ) : (
        <PlainImage
          ref={measure}
          src={image.href}
          alt={image.alt}
          onLoad={({ currentTarget }) => measure(currentTarget)}
          className="block size-full rounded-none select-none"
        />
      )}
      {known && children}
    </div>
  )
}
