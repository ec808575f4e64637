'use client'

import clsx from 'clsx'
import { type ComponentProps, createElement, type ReactNode, useState } from 'react'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import type { Size } from './hotspot-shape.ts'

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

export type ImageFrame = {
  size: Size
  /** False until the size is. */
  known: boolean
  /** Takes the size of the image as it is loaded. */
  measure: (image: HTMLImageElement | null) => void
}

const unknown: Size = { width: 600, height: 400 }

/** The size in which an image's points are counted: the author's, else the file's own once it is there. */
export function useImageSize({ width, height, href }: PublicImage): ImageFrame {
  const [natural, setNatural] = useState<Size | null>(null)

  function measure(image: HTMLImageElement | null) {
    // An image may have come before the page could act.
    if (!image?.complete || image.naturalWidth === 0) return
    if (natural?.width === image.naturalWidth && natural.height === image.naturalHeight) return
    setNatural({ width: image.naturalWidth, height: image.naturalHeight })
  }

  const size = fill({ width, height }, natural)
  return { size: size ?? unknown, known: size !== null || href === undefined, measure }
}

/** Where the author gave one side, the file's own proportions give the other. */
function fill(
  { width, height }: { width: number | undefined; height: number | undefined },
  natural: Size | null,
): Size | null {
  if (width && height) return { width, height }
  if (!natural) return null
  if (width) return { width, height: (width * natural.height) / natural.width }
  if (height) return { width: (height * natural.width) / natural.height, height }
  return natural
}

/**
 * An author's or a student's image as it is: the browser asks for it with the student's own session, so no
 * service can fetch it to make another size of it.
 */
export function PlainImage(props: ComponentProps<'img'>) {
  return createElement('img', { draggable: false, ...props })
}
