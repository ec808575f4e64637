import type { Locator, Page } from 'playwright/test'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { hotspotName } from '#components/qti/graphics/point.ts'
import type { PublicHotspot, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { answerFile } from './answer-file.ts'
import { press, putOnPicture, slideTo } from './answer-pointer.ts'

/** Answers the question on the screen as a person would, by what is shown; `item` tells the order shown. */
export async function answerQuestion(
  page: Page,
  item: PublicItem,
  responses: LexicalResponses,
): Promise<void> {
  const main = page.getByRole('main')
  for (const interaction of listInteractions(item)) {
    const value = responses[interaction.responseIdentifier] ?? []
    await answer(main, interaction, Array.isArray(value) ? value : [value])
  }
}

async function answer(main: Locator, interaction: PublicInteraction, values: string[]): Promise<void> {
  switch (interaction.kind) {
    case 'choice': {
      const role = interaction.maxChoices === 1 ? 'radio' : 'checkbox'
      for (const value of values) await main.getByRole(role).nth(placeOf(interaction.choices, value)).check()
      return
    }
    case 'inlineChoice':
      await main.getByRole('combobox').selectOption({ index: placeOf(interaction.choices, values[0]) + 1 })
      return
    case 'textEntry':
    case 'extendedText':
      if (values[0] !== undefined) await main.getByRole('textbox').fill(values[0])
      return
    case 'order':
      return putInOrder(
        main,
        interaction.choices.map(({ identifier }) => identifier),
        values,
      )
    case 'match':
      for (const pair of values) {
        const [source, target] = pair.split(' ')
        const line = main
          .locator('fieldset fieldset, fieldset tbody tr')
          .nth(placeOf(interaction.sources, source))
        await line.getByRole('checkbox').nth(placeOf(interaction.targets, target)).check()
      }
      return
    case 'hottext':
    case 'hotspot':
    case 'graphicOrder':
    case 'associate':
    case 'graphicAssociate':
    case 'gapMatch':
    case 'graphicGapMatch':
      for (const button of pressesOf(main, interaction, values)) await press(button)
      return
    case 'selectPoint':
    case 'positionObject':
      for (const point of values) await putOnPicture(main, interaction.image, point)
      return
    case 'slider':
      return slideTo(main.getByRole('slider'), interaction, Number(values[0]))
    case 'drawing': {
      const pen = await main.getByRole('button', { name: /^Pen/ }).boundingBox()
      if (!pen) throw new Error('there is nothing to draw on')
      const { mouse } = main.page()
      await mouse.move(pen.x + pen.width / 4, pen.y + pen.height / 2)
      await mouse.down()
      await mouse.move(pen.x + pen.width / 2, pen.y + pen.height / 3, { steps: 5 })
      await mouse.up()
      return
    }
    case 'upload':
      return main.locator('input[type=file]').setInputFiles(answerFile)
    case 'media':
      await press(main.getByRole('button', { name: 'Play' }))
      await main.getByText(/Played to the end: 1/).waitFor()
      return
    case 'portableCustom': {
      const lay = main.frameLocator('iframe').getByRole('button', { name: 'Lay a stone' })
      for (let laid = 0; laid < Number(values[0]); laid++) await lay.click()
      return
    }
    case 'endAttempt':
      return
  }
}

/** The buttons that answer where an answer is made by pressing, in order. */
export function pressesOf(main: Locator, interaction: PublicInteraction, values: string[]): Locator[] {
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: true })
  const tile = (text: string) => button(new RegExp(`^${quote(text)}( \\(.*\\))?$`))
  const area = (hotspots: readonly PublicHotspot[], image: { width?: number; height?: number }) => {
    const size = { width: image.width ?? 0, height: image.height ?? 0 }
    return (identifier: string) =>
      button(new RegExp(`^${quote(hotspotName(hotspots, identifier, size))}(: .*|, number \\d+)?$`))
  }
  const both = (pair: string, one: (id: string) => Locator, other: (id: string) => Locator) => {
    const [first = '', second = ''] = pair.split(' ')
    return [one(first), other(second)]
  }
  switch (interaction.kind) {
    case 'hottext':
      return values.map((value) => button(hottextOf(interaction.body, value)))
    case 'hotspot':
    case 'graphicOrder':
      return values.map(area(interaction.hotspots, interaction.image))
    case 'graphicAssociate': {
      const spot = area(interaction.hotspots, interaction.image)
      return values.flatMap((pair) => both(pair, spot, spot))
    }
    case 'associate': {
      const one = (identifier: string) => tile(textOf(interaction.choices, identifier))
      return values.flatMap((pair) => both(pair, one, one))
    }
    case 'gapMatch': {
      const gaps = gapsOf(interaction.body)
      const gap = (identifier: string) => button(new RegExp(`^gap ${gaps.indexOf(identifier) + 1} of `))
      return values.flatMap((pair) => both(pair, (id) => tile(textOf(interaction.choices, id)), gap))
    }
    case 'graphicGapMatch': {
      const spot = area(interaction.hotspots, interaction.image)
      return values.flatMap((pair) => both(pair, (id) => tile(textOf(interaction.choices, id)), spot))
    }
    default:
      return []
  }
}

/** Moves one line after another up to its place. A list that is in order is touched all the same: it is the answer. */
async function putInOrder(main: Locator, shown: string[], wanted: string[]): Promise<void> {
  for (const place of movesUp(shown, wanted)) await press(moveUp(main, place))
}

/** The places whose lines are moved up, one after the other, until `shown` is `wanted`. */
export function movesUp(shown: string[], wanted: string[]): number[] {
  const order = [...shown]
  const moves: number[] = []
  for (const [place, identifier] of wanted.entries()) {
    for (let from = order.indexOf(identifier); from > place; from--) {
      moves.push(from)
      order.splice(from - 1, 0, ...order.splice(from, 1))
    }
  }
  return moves
}

export function moveUp(main: Locator, place: number): Locator {
  return main.locator('fieldset ol > li').nth(place).getByRole('button').first()
}

export function placeOf(choices: { identifier: string }[], identifier: string | undefined): number {
  return choices.findIndex((choice) => choice.identifier === identifier)
}

type Choice = { identifier: string; body: PublicItem['body'] }

function textOf(choices: readonly Choice[], identifier: string): string {
  return plainText(choices.find((choice) => choice.identifier === identifier)?.body ?? [])
}

function gapsOf(nodes: PublicItem['body']): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.kind === 'gap') return [node.identifier]
    return node.kind === 'element' ? gapsOf(node.children ?? []) : []
  })
}

function hottextOf(nodes: PublicItem['body'], identifier: string): string {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (node.kind === 'hottextChoice' && node.identifier === identifier) return plainText(node.body)
    if (node.kind !== 'element') continue
    const found = hottextOf(node.children ?? [], identifier)
    if (found !== '') return found
  }
  return ''
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
