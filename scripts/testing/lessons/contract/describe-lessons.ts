import { afterAll, beforeAll, describe } from 'vitest'
import { describeAdaptive } from './adaptive-lessons.ts'
import { describeCatalogue } from './catalogue.ts'
import { describeLinear } from './linear-lessons.ts'
import type { Subject } from './subject.ts'
import { describeSummaries } from './summaries.ts'

/** What lessons promise (seed 002; http contract, Lessons), wherever PowerPath is; the parts build on one another. */
export function describeLessons(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let opened: Subject
    const subject = () => opened
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())
    describeCatalogue(subject)
    describeAdaptive(subject)
    describeLinear(subject)
    describeSummaries(subject)
  })
}
