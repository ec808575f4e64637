import type { Storage } from '#lib/timeback/client/index.ts'

const table = 'kept'

/** IndexedDB as a table of JSON values; opened with the first use. Rejects where the browser has none. */
export function createBrowserStorage(databaseName: string): Storage {
  let opened: Promise<IDBDatabase> | null = null

  const open = () => {
    opened ??= openDatabase(databaseName, () => {
      opened = null
    })
    return opened.catch((error: unknown) => {
      opened = null
      throw error
    })
  }

  const write = async (change: (kept: IDBObjectStore) => void) => {
    const database = await open()
    await new Promise<void>((resolve, reject) => {
      // Strict: a power cut right after must not take what was said to be safe.
      const transaction = database.transaction(table, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      change(transaction.objectStore(table))
    })
  }

  return {
    put: (key, value) => write((kept) => kept.put(value, key)),
    delete: (key) => write((kept) => kept.delete(key)),
    async list(prefix) {
      const kept = (await open()).transaction(table).objectStore(table)
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const [keys, values] = await Promise.all([
        result(kept.getAllKeys(range)),
        result<unknown[]>(kept.getAll(range)),
      ])
      return keys.map((key, index) => [String(key), values[index]])
    },
  }
}

async function openDatabase(name: string, onLost: () => void): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(table)
  const database = await result(opening)
  database.onclose = onLost
  database.onversionchange = () => {
    database.close()
    onLost()
  }
  return database
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
