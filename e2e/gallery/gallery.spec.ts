import AxeBuilder from '@axe-core/playwright'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { answerByKeyboard, pressByKey } from '#e2e/support/answer-by-keyboard.ts'
import { drag } from '#e2e/support/answer-pointer.ts'
import { answerQuestion, pressesOf } from '#e2e/support/answer-question.ts'
import { expect, type Page, test } from '#e2e/support/fixtures.ts'
import { itemBank, rightResponses } from '#e2e/support/item-bank.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { assert } from '#lib/std/assert.ts'

/** As the gallery shows them: its seed is 1. */
const gallery = [...itemBank]
  .filter(([identifier]) => identifier.startsWith('gallery-'))
  .map(([identifier, item]) => ({
    kind: identifier.slice('gallery-'.length),
    item: toPublicItem(item, { seed: 1, stimuli: [], resolveHref: (href) => href }),
    right: toOpaqueIdentifiers(item, 1, rightResponses(identifier)),
  }))

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoFindings(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(found, name).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${name}: nothing stands out at the side`).toBeLessThanOrEqual(0)
}

async function open(page: Page, kind: string): Promise<void> {
  await page.goto(`/gallery/${kind}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Until the page can act its question is inert.
  await expect(page.locator('form > div[inert]')).toHaveCount(0)
}

async function expectFullMarks(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Score 1 of 1/ })).toBeVisible()
}

test('the gallery has a page for every kind of interaction', async ({ page, loginAs }) => {
  await loginAs('teacher@example.com')
  await page.goto('/gallery')
  expect(gallery).toHaveLength(21)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(21)
  await expectNoFindings(page, 'gallery')
})

for (const { kind, item, right } of gallery) {
  test.describe(kind, () => {
    test.beforeEach(async ({ page, loginAs }) => {
      await loginAs('teacher@example.com')
      await open(page, kind)
    })

    test('is answered to full marks with a pointer', async ({ page }) => {
      await answerQuestion(page, item, right)
      await page.getByRole('button', { name: 'Check' }).click()
      await expectFullMarks(page)
    })

    test('is answered to full marks by keyboard alone', async ({ page }) => {
      await answerByKeyboard(page, item, right)
      await pressByKey(page, page.getByRole('button', { name: 'Check' }))
      await expectFullMarks(page)
    })

    test('gives no names but those a person can make sense of', async ({ page }) => {
      const identifiers = identifiersOf(item, right)
      for (const control of await page.locator('form').locator('button, input, select, textarea').all()) {
        const name = await control.evaluate(
          (element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
        )
        const labelled = await control.evaluate(
          (element) => element instanceof HTMLInputElement && (element.labels?.[0]?.textContent ?? '') !== '',
        )
        expect(labelled || name.trim() !== '', 'a control has a name').toBe(true)
        for (const identifier of identifiers) expect(name).not.toContain(identifier)
      }
    })
  })
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 320],
] as const) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    for (const { kind, item, right } of gallery) {
      test(`${kind} has nothing that axe finds: open, answered, with its score and its key`, async ({
        page,
        loginAs,
      }) => {
        await loginAs('teacher@example.com')
        await open(page, kind)
        await expectNoFindings(page, `${kind}, open`)
        await answerQuestion(page, item, right)
        await expectNoFindings(page, `${kind}, answered`)
        await page.getByRole('button', { name: 'Check' }).click()
        await expectFullMarks(page)
        await expectNoFindings(page, `${kind}, scored`)
        await page.getByRole('button', { name: 'Show the answer' }).click()
        await expectNoFindings(page, `${kind}, with its key`)
      })
    }
  })
}

for (const kind of ['gap-match', 'graphic-gap-match', 'associate', 'graphic-associate']) {
  test(`${kind} is answered to full marks by dragging`, async ({ page, loginAs }) => {
    // Both ends of every drag are in sight.
    await page.setViewportSize({ width: 1280, height: 1600 })
    const entry = gallery.find((known) => known.kind === kind)
    assert(entry, `the gallery has ${kind}`)
    await loginAs('teacher@example.com')
    await open(page, kind)
    const main = page.getByRole('main')
    const [interaction] = listInteractions(entry.item)
    assert(interaction, 'the item has an interaction')
    const pairs = entry.right[interaction.responseIdentifier]
    for (const pair of Array.isArray(pairs) ? pairs : []) {
      const [from, to] = pressesOf(main, interaction, [pair])
      assert(from && to, 'a pair has two ends')
      await drag(from, to)
    }
    await page.getByRole('button', { name: 'Check' }).click()
    await expectFullMarks(page)
  })
}

test('the object is dragged onto the picture', async ({ page, loginAs }) => {
  await loginAs('teacher@example.com')
  await page.setViewportSize({ width: 1280, height: 1600 })
  await open(page, 'position-object')
  await drag(page.getByRole('img', { name: 'A small grey stone' }), page.locator('[data-drop]'))
  await expect(page.getByRole('main')).toContainText('50 % across, 50 % down')
})

test('a hint ends a turn and not the question, and is read where it stands', async ({ page, loginAs }) => {
  await loginAs('teacher@example.com')
  await open(page, 'end-attempt')
  await page.getByRole('button', { name: 'Show me a hint' }).click()
  await expect(page.getByText('It has four letters')).toBeVisible()
  await page.getByRole('textbox').fill('echo')
  await page.getByRole('button', { name: 'Check' }).click()
  await expectFullMarks(page)
})

test('a word is explained in a card that gives the focus back', async ({ page, loginAs }) => {
  await loginAs('teacher@example.com')
  await open(page, 'choice')
  const word = page.getByRole('button', { name: 'mammal' })
  await pressByKey(page, word)
  const card = page.getByRole('dialog', { name: 'Meaning of mammal' })
  await expect(card).toContainText('feeds its young with milk')
  await expect(card).toBeFocused()
  await expectNoFindings(page, 'a glossary card')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(word).toBeFocused()
})

function identifiersOf(item: PublicItem, right: LexicalResponses): string[] {
  return [item.identifier, ...Object.keys(right)]
}
