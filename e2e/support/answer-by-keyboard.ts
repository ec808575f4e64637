import { expect, type Locator, type Page } from 'playwright/test'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { answerFile } from './answer-file.ts'
import { movesUp, moveUp, placeOf, pressesOf } from './answer-question.ts'

/** Answers the question on the screen with keys alone: Tab goes to a control, and its own keys work it. */
export async function answerByKeyboard(
  page: Page,
  item: PublicItem,
  responses: LexicalResponses,
): Promise<void> {
  for (const interaction of listInteractions(item)) {
    const value = responses[interaction.responseIdentifier] ?? []
    await answer(page, interaction, Array.isArray(value) ? value : [value])
  }
}

/** Goes to a control by Tab alone and presses it. */
export async function pressByKey(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

/** Fails where Tab never reaches the control, or where it is not seen once it has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toHaveCount(1)
  for (let presses = 0; presses < 150; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expect(control).toBeInViewport()
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

async function answer(page: Page, interaction: PublicInteraction, values: string[]): Promise<void> {
  const main = page.getByRole('main')
  const [value = ''] = values
  switch (interaction.kind) {
    case 'choice': {
      if (interaction.maxChoices === 1) return chooseOne(page, placeOf(interaction.choices, value))
      for (const each of values)
        await pressByKey(page, main.getByRole('checkbox').nth(placeOf(interaction.choices, each)), 'Space')
      return
    }
    case 'inlineChoice':
      await tabTo(page, main.getByRole('combobox'))
      return pressTimes(page, 'ArrowDown', placeOf(interaction.choices, value) + 1)
    case 'textEntry':
    case 'extendedText':
      if (value === '') return
      await tabTo(page, main.getByRole('textbox'))
      return page.keyboard.type(value)
    case 'order': {
      const shown = interaction.choices.map(({ identifier }) => identifier)
      for (const place of movesUp(shown, values)) await pressByKey(page, moveUp(main, place))
      return
    }
    case 'match':
      for (const pair of values) {
        const [source, target] = pair.split(' ')
        const line = main
          .locator('fieldset fieldset, fieldset tbody tr')
          .nth(placeOf(interaction.sources, source))
        await pressByKey(page, line.getByRole('checkbox').nth(placeOf(interaction.targets, target)), 'Space')
      }
      return
    case 'hottext':
    case 'hotspot':
    case 'graphicOrder':
    case 'associate':
    case 'graphicAssociate':
    case 'gapMatch':
    case 'graphicGapMatch':
      for (const button of pressesOf(main, interaction, values)) await pressByKey(page, button)
      return
    case 'selectPoint':
    case 'positionObject':
      await tabTo(page, main.locator('[role=application] button'))
      await moveCrosshair(page, interaction.image, value)
      return page.keyboard.press('Enter')
    case 'slider':
      await tabTo(page, main.getByRole('slider'))
      return pressTimes(page, 'ArrowRight', (Number(value) - interaction.lowerBound) / interaction.step)
    case 'drawing':
      await pressByKey(page, main.getByRole('button', { name: /^Pen/ }), 'Space')
      await pressTimes(page, 'ArrowRight', 5)
      return page.keyboard.press('Space')
    case 'upload': {
      const chooser = page.waitForEvent('filechooser')
      await pressByKey(page, main.locator('input[type=file]'))
      return (await chooser).setFiles(answerFile)
    }
    case 'media':
      await pressByKey(page, main.getByRole('button', { name: 'Play' }))
      return main.getByText(/Played to the end: 1/).waitFor()
    case 'portableCustom': {
      const lay = main.frameLocator('iframe').getByRole('button', { name: 'Lay a stone' })
      await tabTo(page, lay)
      return pressTimes(page, 'Enter', Number(value))
    }
    case 'endAttempt':
      return
  }
}

async function chooseOne(page: Page, place: number): Promise<void> {
  await pressByKey(page, page.getByRole('main').getByRole('radio').first(), 'Space')
  await pressTimes(page, 'ArrowDown', place)
}

/** It begins in the middle and moves by a fortieth of the longer side, with Shift by a pixel. */
async function moveCrosshair(
  page: Page,
  { width = 0, height = 0 }: { width?: number; height?: number },
  point: string,
): Promise<void> {
  const [x = 0, y = 0] = point.split(' ').map(Number)
  const step = Math.max(1, Math.round(Math.max(width, height) / 40))
  const ways = [
    [x - Math.round(width / 2), 'ArrowRight', 'ArrowLeft'],
    [y - Math.round(height / 2), 'ArrowDown', 'ArrowUp'],
  ] as const
  for (const [distance, forward, back] of ways) {
    const key = distance > 0 ? forward : back
    await pressTimes(page, key, Math.floor(Math.abs(distance) / step))
    await pressTimes(page, `Shift+${key}`, Math.abs(distance) % step)
  }
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await page.keyboard.press(key)
}
