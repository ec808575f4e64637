import type { Page } from 'playwright/test'
import { look, type Screen } from './look.ts'

export type Answering = {
  lessonId: string
  /** The next number to answer with; null when there were enough. */
  give: () => number | null
  /** The page has shown this answer as saved, or as kept on this device. */
  acknowledge: (value: number, shown: string) => void
  /** One of that many, from 0. */
  choose: (count: number) => number
}

/** Answers question after question on the app's own page, attempt after attempt, until nothing is given. */
export async function answerOn(page: Page, answering: Answering): Promise<void> {
  const path = `/lessons/${answering.lessonId}`
  for (;;) {
    await page.waitForTimeout(10)
    if (new URL(page.url(), 'http://nowhere').pathname !== path) {
      // While the server is away this ends at an error page, which is left again.
      await page.goto(path).catch(unless(/ERR_|interrupted|aborted/i))
      continue
    }
    const screen = await look(page)
    const has = (name: RegExp) => screen.buttons.some((each) => name.test(each))
    if (screen.canWrite) {
      if (!(await answer(page, screen, answering))) return
    } else if (has(/^Next question/)) await press(page, /^Next question/)
    else if (has(/^Finish/)) await press(page, atTheEnd(screen, answering))
    else if (has(/^Start/)) await press(page, /^Start/)
    else if (has(/^Try again/)) await press(page, /^Try again/)
    if (has(/^Understood/)) throw new Error(`An answer was refused: ${screen.text}`)
  }
}

/** Gives one answer and waits until the page says where it is; false if none was left to give. */
async function answer(page: Page, before: Screen, { give, acknowledge }: Answering): Promise<boolean> {
  const value = give()
  if (value === null) return false
  if (!(await write(page, value))) return true
  const [, place] = /^Question (\d+) of/.exec(before.heading) ?? []
  for (;;) {
    const { heading, mark, list } = await look(page)
    const listed = heading === before.heading ? '' : list[Number(place) - 1]
    const shown = (place === undefined ? mark : listed) ?? ''
    if (/^Saved|^Kept on this device|, answered/.test(shown)) {
      acknowledge(value, shown)
      return true
    }
    await page.waitForTimeout(10)
  }
}

/** False if the question was taken away meanwhile. */
async function write(page: Page, value: number): Promise<boolean> {
  const main = page.getByRole('main')
  try {
    await main.getByRole('textbox').fill(String(value), { timeout: 5_000 })
    await main.locator('button[type=submit]').click({ timeout: 5_000 })
    return true
  } catch (error) {
    if (error instanceof Error && /Timeout/.test(error.message)) return false
    throw error
  }
}

/** A quiz is finished at one of three chances; at the others one of its answers is changed, and those after it. */
function atTheEnd({ list }: Screen, { choose }: Answering): RegExp {
  const chosen = choose(Math.ceil(list.length * 1.5))
  return chosen < list.length ? new RegExp(`^Question ${chosen + 1},`) : /^Finish/
}

/** What was on the screen may be gone by now; then the next look tells. */
async function press(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name }).first()
  await button.press('Enter', { timeout: 1_000 }).catch(unless(/Timeout/))
}

function unless(expected: RegExp): (error: Error) => void {
  return (error) => {
    if (!expected.test(error.message)) throw error
  }
}
