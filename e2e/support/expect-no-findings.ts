import axe from 'axe-core'
import { expect, type Page } from './fixtures.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const

/** The page as it stands has nothing that axe finds in it or in its frames, and nothing stands out at the side. */
export async function expectNoFindings(page: Page, name: string): Promise<void> {
  await page.evaluate(standStill)
  expect(await findingsOf(page), name).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${name}: nothing stands out at the side`).toBeLessThanOrEqual(0)
}

/** The same in each of the looks, of which the last stays. */
export async function expectNoFindingsInAnyLook(page: Page, name: string): Promise<void> {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await expectNoFindings(page, `${name}, ${colorScheme}, ${width} pixels wide`)
  }
}

/** Colours that are on their way to others would be judged as they are for a moment; some begin when others end. */
async function standStill(): Promise<void> {
  const ending = () =>
    document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      )
  for (let running = ending(); running.length > 0; running = ending())
    await Promise.allSettled(running.map(({ finished }) => finished))
}

/**
 * Axe stays in a page once it is there: its package for Playwright brings it anew for each run and ends each in a
 * page of its own, which takes twenty times as long.
 */
async function findingsOf(page: Page): Promise<string[]> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in window)) continue
    await frame.evaluate(axe.source)
    // A frame that is shut off has no origin that could be named.
    await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }))
  }
  return page.evaluate(async (runOnly) => {
    const { violations, incomplete } = await window.axe.run(document, { runOnly })
    const unread = incomplete.filter(({ id }) => id === 'frame-tested')
    return [...violations, ...unread].map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
  }, tags)
}
