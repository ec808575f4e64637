import clsx from 'clsx'
import { PlainImage } from '#components/qti/content/plain-image.tsx'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import { type Point, type Size, share } from './hotspot-shape.ts'
import type { ImageFrame } from './use-image-size.ts'

/** An object on a picture, its centre at `at`, scaled as the picture is. */
export function PositionedObject({
  object,
  frame: { size: own, known },
  size,
  at,
  centre,
  faint,
}: {
  object: PublicImage
  frame: ImageFrame
  size: Size
  at: Point
  centre: readonly [x: number, y: number] | undefined
  faint: boolean
}) {
  const [x, y] = centre ?? [own.width / 2, own.height / 2]
  return (
    <PlainImage
      src={object.href}
      alt=""
      style={{
        left: share(at.x - x, size.width),
        top: share(at.y - y, size.height),
        width: known ? share(own.width, size.width) : undefined,
      }}
      className={clsx(
        'pointer-events-none absolute z-10 h-auto max-w-none rounded-none bg-transparent',
        faint && 'z-40 opacity-70 outline-2 outline-accent outline-dashed',
      )}
    />
  )
}
