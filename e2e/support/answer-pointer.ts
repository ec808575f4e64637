import type { Locator } from 'playwright/test'
import type { PublicImage, SliderInteraction } from '#lib/qti/item/public/public-content.ts'

/** Presses in the middle, as a person with a mouse does. */
export async function press(button: Locator): Promise<void> {
  await button.click()
}

/** Presses the picture where a point of it is shown. */
export async function putOnPicture(main: Locator, image: PublicImage, point: string): Promise<void> {
  const [x = 0, y = 0] = point.split(' ').map(Number)
  const field = main.locator('[role=application] button')
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (!box || !image.width || !image.height) throw new Error('the picture is not there')
  const position = { x: (x / image.width) * box.width, y: (y / image.height) * box.height }
  await field.click({ position })
}

/** Drags `from` onto `to`. */
export async function drag(from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('there is nothing to drag, or nowhere to')
  const { mouse } = from.page()
  await mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await mouse.down()
  await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
  await mouse.up()
}

/** Presses the slider where the value lies; the thumb ends half its width inside. */
export async function slideTo(
  slider: Locator,
  { lowerBound, upperBound }: SliderInteraction,
  value: number,
): Promise<void> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider is not there')
  const thumb = 28
  const share = (value - lowerBound) / (upperBound - lowerBound)
  await slider.click({ position: { x: thumb / 2 + share * (box.width - thumb), y: box.height / 2 } })
}
