import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { newId } from './ids'
import { readSetting, writeSetting } from './settings.server'

/** What was read of one version of what is published, by key. */
export type PublishedCache = { version: string | null; values: Map<string, Promise<unknown>> }

export const publishedCache = (): PublishedCache => ({ version: null, values: new Map() })

const SETTING = 'publication'

/**
 * Courses, exams, certifications, rules and the vendor's name change only when somebody publishes. The query that writes
 * one of them says so here, in the same transaction, and every process reads anew what it has kept.
 */
export function markPublished(db: Kysely<Database>): Promise<void> {
  const now = Date.now()
  return writeSetting(db, SETTING, newId(now), now)
}

export const publishedVersion = (db: Kysely<Database>): Promise<string | null> => readSetting<string>(db, SETTING)

/**
 * What `read` gave for this version; asked once for all requests that meet it. The value is shared: nobody may change
 * it, and it may depend on nothing but what is published.
 */
export function keptFor<T>(cache: PublishedCache, version: string, key: string, read: () => Promise<T>): Promise<T> {
  if (cache.version !== version) {
    cache.version = version
    cache.values = new Map()
  }
  const { values } = cache
  const known = values.get(key) as Promise<T> | undefined
  if (known) return known
  const value = read()
  values.set(key, value)
  value.catch(() => values.delete(key))
  return value
}
