import { expect } from 'vitest'

declare module 'vitest' {
  interface Matchers<T> {
    /** An answer `{ status, json }` that refuses, as RFC 9457 has it; `path` names the one field that is wrong. */
    toBeProblem(status: number, code: string, path?: string): T
    /** An error that the app throws to refuse, and that is answered with this code. */
    toBeRefusal(code: string, path?: string): T
  }
}

type Verdict = { pass: boolean; message: () => string; actual: unknown; expected: unknown }

expect.extend({
  toBeProblem(answer: unknown, status: number, code: string, path?: string): Verdict {
    const title = expect.any(String)
    const json = expect.objectContaining({ status, code, title, ...errorsAt(path) })
    const expected = expect.objectContaining({ status, json })
    const message = () => `expected ${this.isNot ? 'no' : 'a'} problem ${status} ${code}`
    return { pass: this.equals(answer, expected), message, actual: answer, expected }
  },
  toBeRefusal(error: unknown, code: string, path?: string): Verdict {
    const expected = expect.objectContaining({ code, ...errorsAt(path) })
    const pass = error instanceof Error && this.equals(error, expected)
    const message = () => `expected ${this.isNot ? 'no' : 'a'} refusal ${code}, got ${error}`
    return { pass, message, actual: error, expected }
  },
})

function errorsAt(path: string | undefined): object {
  return path === undefined ? {} : { errors: [expect.objectContaining({ path })] }
}
