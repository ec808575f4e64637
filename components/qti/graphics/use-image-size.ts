'use client'

import { useState } from 'react'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import type { Size } from './hotspot-shape.ts'

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
