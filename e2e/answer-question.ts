import type { Locator, Page } from 'playwright/test'
import type { LexicalResponses, PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'

/** Answers the question on the screen as a person would, by what is shown; `item` tells the order shown. */
export async function answerQuestion(
  page: Page,
  item: PublicItem,
  responses: LexicalResponses,
): Promise<void> {
  const main = page.getByRole('main')
  for (const interaction of interactionsOf(item)) {
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
      await main.getByRole('textbox').fill(values[0] ?? '')
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
        const line = main.locator('fieldset fieldset').nth(placeOf(interaction.sources, source))
        await line.getByRole('checkbox').nth(placeOf(interaction.targets, target)).check()
      }
  }
}

/** Moves one line after another up to its place. A list that is in order is touched all the same: it is the answer. */
async function putInOrder(main: Locator, shown: string[], wanted: string[]): Promise<void> {
  const up = (place: number) => main.locator('fieldset ol > li').nth(place).getByRole('button').first()
  const order = [...shown]
  for (const [place, identifier] of wanted.entries()) {
    for (let from = order.indexOf(identifier); from > place; from--) {
      await up(from).click()
      order.splice(from - 1, 0, ...order.splice(from, 1))
    }
  }
}

function placeOf(choices: { identifier: string }[], identifier: string | undefined): number {
  return choices.findIndex((choice) => choice.identifier === identifier)
}

function interactionsOf(item: PublicItem): PublicInteraction[] {
  const found: PublicInteraction[] = []
  const walk = (nodes: PublicItem['body']) => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      if (node.kind !== 'element') found.push(node)
      else walk(node.children ?? [])
    }
  }
  walk(item.body)
  return found
}
