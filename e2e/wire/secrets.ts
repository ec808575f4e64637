import { itemBank } from '#e2e/support/item-bank.ts'

/** Words that stand only in what is kept from students: the processing, the feedback and the key. */
export const secretWords = [
  'correct-response',
  'correctResponse',
  'qti-mapping',
  'response-processing',
  'modal-feedback',
]

/** The longest sentence of every explanation; long enough not to stand anywhere by chance. */
export function explanations(): string[] {
  return [...itemBank.values()].flatMap(({ modalFeedback }) =>
    modalFeedback.flatMap(({ body }) => {
      const texts = [...JSON.stringify(body).matchAll(/"((?:[^"\\]|\\.){30,})"/g)].map(
        ([, text]) => text ?? '',
      )
      return texts.sort((a, b) => b.length - a.length).slice(0, 1)
    }),
  )
}
