import type { Branch } from '#lib/qti/item/processing.ts'
import { evaluate } from '#lib/qti/run/expressions/evaluate.ts'
import { type Scope, truthOf } from '#lib/qti/run/expressions/scope.ts'

/** The rules of the first branch whose condition is true; NULL is not true (QTI 3, `response-if`). */
export function pickBranch<R>(branches: Branch<R>[], scope: Scope): R[] {
  const branch = branches.find(({ condition }) => !condition || truthOf(evaluate(condition, scope)) === true)
  return branch?.rules ?? []
}
