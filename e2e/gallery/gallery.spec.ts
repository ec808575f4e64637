import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { answerByKeyboard, pressByKey } from '#e2e/support/answer-by-keyboard.ts'
import { drag } from '#e2e/support/answer-pointer.ts'
import { answerQuestion, pressesOf } from '#e2e/support/answer-question.ts'
import { expectNoFindings, expectNoFindingsInAnyLook } from '#e2e/support/expect-no-findings.ts'
import { expect, type Page } from '#e2e/support/fixtures.ts'
import { itemBank, rightResponses } from '#e2e/support/item-bank.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { openKind, test } from './gallery-test.ts'

/** As the gallery shows them: its seed is 1. */
const gallery = [...itemBank]
  .filter(([identifier]) => identifier.startsWith('gallery-'))
  .map(([identifier, item]) => ({
    kind: identifier.slice('gallery-'.length),
    item: toPublicItem(item, { seed: 1, stimuli: [], resolveHref: (href) => href }),
    right: toOpaqueIdentifiers(item, 1, rightResponses(identifier)),
  }))

async function expectFullMarks(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Score 1 of 1/ })).toBeVisible()
}

test('the gallery has a page for every kind of interaction', async ({ page }) => {
  await page.goto('/gallery')
  expect(gallery).toHaveLength(21)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(21)
  await expectNoFindings(page, 'gallery')
})

for (const { kind, item, right } of gallery) {
  test.describe(kind, () => {
    test.beforeEach(({ page }) => openKind(page, kind))

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

    test('is answered on a narrow screen, and has nothing that axe finds in any look: open, answered, with its score and its key', async ({
      page,
    }) => {
      await expectNames(page, [item.identifier, ...Object.keys(right)])
      await expectNoFindingsInAnyLook(page, 'open')
      await answerQuestion(page, item, right)
      await expectNoFindingsInAnyLook(page, 'answered')
      await page.getByRole('button', { name: 'Check' }).click()
      await expectFullMarks(page)
      await expectNoFindingsInAnyLook(page, 'scored')
      await page.getByRole('button', { name: 'Show the answer' }).click()
      await expectNoFindingsInAnyLook(page, 'with its key')
    })
  })
}

for (const kind of ['gap-match', 'graphic-gap-match', 'associate', 'graphic-associate']) {
  test(`${kind} is answered to full marks by dragging`, async ({ page }) => {
    // Both ends of every drag are in sight.
    await page.setViewportSize({ width: 1280, height: 1600 })
    const entry = gallery.find((known) => known.kind === kind)
    assert(entry, `the gallery has ${kind}`)
    await openKind(page, kind)
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

test('the object is dragged onto the picture', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 })
  await openKind(page, 'position-object')
  await drag(page.getByRole('img', { name: 'A small grey stone' }), page.locator('[data-drop]'))
  await expect(page.getByRole('main')).toContainText('50 % across, 50 % down')
})

test('a hint ends a turn and not the question, and is read where it stands', async ({ page }) => {
  await openKind(page, 'end-attempt')
  await page.getByRole('button', { name: 'Show me a hint' }).click()
  await expect(page.getByText('It has four letters')).toBeVisible()
  await page.getByRole('textbox').fill('echo')
  await page.getByRole('button', { name: 'Check' }).click()
  await expectFullMarks(page)
})

test('a word is explained in a card that gives the focus back', async ({ page }) => {
  await openKind(page, 'choice')
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

/** Every control has a name, and one that a person can make sense of. */
async function expectNames(page: Page, identifiers: string[]): Promise<void> {
  const controls = page.locator('form').locator('button, input, select, textarea')
  const names = await controls.evaluateAll((elements) =>
    elements.map((element) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : ''
      return { name: element.getAttribute('aria-label') ?? element.textContent ?? '', label: label ?? '' }
    }),
  )
  for (const { name, label } of names) {
    expect(label !== '' || name.trim() !== '', 'a control has a name').toBe(true)
    for (const identifier of identifiers) expect(name).not.toContain(identifier)
  }
}
