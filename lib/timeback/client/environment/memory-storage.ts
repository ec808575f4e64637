import type { Storage } from './environment.ts'

/** A storage that lasts as long as the object; values are copied like those of a real one. */
export function createMemoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    async put(key, value) {
      values.set(key, JSON.stringify(value))
    },
    async delete(key) {
      values.delete(key)
    },
    async list(prefix) {
      return [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, json]) => [key, JSON.parse(json) as unknown])
    },
  }
}
