import type { Image } from '#lib/qti/item/interaction.ts'
import type { ResponseDeclaration } from '#lib/qti/item/item.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import type { Scalar } from '#lib/qti/item/value.ts'

/** A point lies on the image, where its size is known. */
export function pointProblems(values: Scalar[], { width, height }: Image): string[] {
  return values.map(String).flatMap((point) => {
    const [x = 0, y = 0] = point.split(' ').map(Number)
    const outside = x < 0 || y < 0 || x > (width ?? x) || y > (height ?? y)
    return outside ? [`the point ${point} does not lie on the image`] : []
  })
}

/** A single point has only the change to none; of several each may be missing. Near misses may be right. */
export function pointChanges(
  answer: string[],
  { cardinality, areaMapping }: ResponseDeclaration,
): (string | string[] | null)[] {
  if (cardinality === 'single') return [null]
  const worth = (point: string) =>
    areaMapping?.entries.find(({ shape }) => shapeContains(shape, point))?.value ?? 1
  return answer
    .filter((point) => worth(point) > 0)
    .map((dropped) => answer.filter((point) => point !== dropped))
}
