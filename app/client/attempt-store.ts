import type { Entry } from './attempt-queue'

const NAME = 'rung-attempts'
const STORE = 'entries'
/** A database that does not open by then is done without. */
const PATIENCE_MS = 1_500

/**
 * Changes that outlive the page, in the browser's own database. Where that is switched off or full, the page's memory is
 * all there is; nothing here throws.
 */
export async function openAttemptStore(attempt: string) {
  const db = await Promise.race([
    open().catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null)),
  ])
  const inStore = (mode: IDBTransactionMode, work: (store: IDBObjectStore) => void) => {
    try {
      if (db) work(db.transaction(STORE, mode).objectStore(STORE))
    } catch {
      // Closed or full: the change is sent from memory.
    }
  }
  return {
    load: (): Promise<Entry[]> =>
      new Promise((resolve) => {
        if (!db) resolve([])
        inStore('readonly', (store) => {
          const request = store.getAll(IDBKeyRange.bound([attempt], [attempt, []]))
          request.onsuccess = () => resolve(request.result as Entry[])
          request.onerror = () => resolve([])
        })
      }),
    keep: (entry: Entry) => inStore('readwrite', (store) => store.put(entry)),
    forget: (entries: readonly Entry[]) =>
      inStore('readwrite', (store) => {
        for (const { item, sequence } of entries) store.delete([attempt, item, sequence])
      }),
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: ['attempt', 'item', 'sequence'] })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
