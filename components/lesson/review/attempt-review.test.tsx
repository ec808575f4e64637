import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LeadsTo } from './attempt-review.tsx'

const shown = (lesson?: string) =>
  renderToStaticMarkup(
    <LeadsTo
      leadsTo={{ passed: false, text: 'You begin at grade 3.', ...(lesson !== undefined && { lesson }) }}
    />,
  )

test('what a test leads to is said, with the way to the lesson where there is one', () => {
  expect(shown('math-3')).toMatch(/You begin at grade 3\..*href="\/lessons\/math-3"/)
  expect(shown()).toContain('You begin at grade 3.')
  expect(shown()).not.toContain('href')
})
