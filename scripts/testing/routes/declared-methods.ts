import { readFileSync } from 'node:fs'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** The methods that the declaration of a route file offers itself; all others are refused for it. */
export function declaredMethods(file: string): Method[] {
  const source = readFileSync(file, 'utf8')
  return methods.filter((method) =>
    new RegExp(`^export const ${method} |\\w as ${method}\\b`, 'm').test(source),
  )
}
