import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Storage } from '#lib/timeback/client/index.ts'

interface Tables extends DBSchema {
  kept: { key: string; value: unknown }
}

/** IndexedDB as a table of JSON values; opened with the first use. Rejects where the browser has none. */
export function createBrowserStorage(databaseName: string): Storage {
  let opened: Promise<IDBPDatabase<Tables>> | null = null
  const forget = () => {
    opened = null
  }

  const open = () => {
    opened ??= openDB<Tables>(databaseName, 1, {
      upgrade: (database) => void database.createObjectStore('kept'),
      // Another page wants to change or delete the database: it need not wait for this one.
      blocking(_current, _wanted, { target }) {
        forget()
        ;(target as IDBDatabase).close()
      },
      terminated: forget,
    })
    return opened.catch((error: unknown) => {
      forget()
      throw error
    })
  }

  const openToWrite = async () =>
    // Strict: a power cut right after must not take what was said to be safe.
    (await open()).transaction('kept', 'readwrite', { durability: 'strict' })

  return {
    async put(key, value) {
      const { store, done } = await openToWrite()
      await Promise.all([store.put(value, key), done])
    },
    async delete(key) {
      const { store, done } = await openToWrite()
      await Promise.all([store.delete(key), done])
    },
    async list(prefix) {
      const { store, done } = (await open()).transaction('kept')
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range), done])
      return keys.map((key, index) => [key, values[index]])
    },
  }
}
