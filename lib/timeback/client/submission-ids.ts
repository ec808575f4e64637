/** An answer keeps one id until the server has taken it, however often and by whom it is sent. */
export type SubmissionIds = {
  idFor: (question: string, answer: unknown) => string
  settle: (question: string) => void
}

/** A changed answer is another submission; the same answer sent again is a repeat. */
export function createSubmissionIds(uuid: () => string): SubmissionIds {
  const open = new Map<string, { answer: string; id: string }>()
  return {
    idFor(question, answer) {
      const text = JSON.stringify(answer)
      const known = open.get(question)
      if (known?.answer === text) return known.id
      const id = uuid()
      open.set(question, { answer: text, id })
      return id
    },
    settle: (question) => void open.delete(question),
  }
}
