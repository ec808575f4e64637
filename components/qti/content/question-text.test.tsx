import { expect, test } from 'vitest'
import { questionText } from './question-text.ts'

test('what is asked stands before the description of a picture', () => {
  const text = questionText({
    identifier: 'i',
    title: '',
    stimuli: [],
    responses: [],
    body: [
      { kind: 'element', name: 'img', attributes: { alt: 'A bar chart with four bars' } },
      {
        kind: 'choice',
        responseIdentifier: 'A',
        minChoices: 1,
        maxChoices: 1,
        orientation: 'vertical',
        prompt: ['Which bar is the tallest?'],
        choices: [],
      },
    ],
  })
  expect(text).toBe('Which bar is the tallest? A bar chart with four bars')
})

test('feedback that an answer earned is left out', () => {
  const feedback = {
    kind: 'element',
    name: 'span',
    attributes: { class: 'qti-feedback-inline' },
    children: ['Yes'],
  }
  const text = questionText({
    identifier: 'i',
    title: '',
    stimuli: [],
    responses: [],
    body: [{ kind: 'element', name: 'p', children: ['What is it?', { ...feedback, kind: 'element' }] }],
  })
  expect(text).toBe('What is it?')
})
