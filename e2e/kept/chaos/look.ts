import type { Page } from 'playwright/test'

/** What a student sees of the lesson's page. */
export type Screen = {
  heading: string
  /** The names of those that can be pressed. */
  buttons: string[]
  canWrite: boolean
  /** Where the shown answer is, in the page's words. */
  mark: string
  /** How each question of a quiz stands, in order. */
  list: string[]
  text: string
}

/** Takes in the whole screen at one moment. */
export function look(page: Page): Promise<Screen> {
  return page.evaluate(() => {
    const main = document.querySelector('main')
    const all = <T extends HTMLElement>(selector: string) => [...(main?.querySelectorAll<T>(selector) ?? [])]
    const name = (each: HTMLElement) => each.getAttribute('aria-label') ?? each.textContent.trim()
    const marks = all('form span').map((each) => each.textContent.trim())
    return {
      heading: all('h2')[0]?.textContent ?? '',
      buttons: all<HTMLButtonElement>('button')
        .filter((each) => !each.disabled && !each.inert)
        .map(name),
      canWrite: all<HTMLInputElement>('form input').some((each) => !each.disabled),
      mark: marks.find((each) => /^(Saved|Kept on this device)/.test(each)) ?? '',
      list: all('nav[aria-label=Questions] button').map(name),
      text: main?.textContent ?? '',
    }
  })
}
