import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { readSetting, writeSetting } from '~/platform/settings.server'

/** The setting that says whether the demo is loaded. */
const DEMO_WORLD_SETTING = 'demo-world'

/** `loading`: half of it is there, and whoever loads it is at work or was interrupted. */
export type DemoState = 'none' | 'loading' | 'loaded'

export async function demoState(db: Kysely<Database>): Promise<DemoState> {
  const known = await readSetting<{ state: 'loading' | 'loaded' }>(db, DEMO_WORLD_SETTING)
  return known?.state ?? 'none'
}

export const noteDemoState = (db: Kysely<Database>, state: 'loading' | 'loaded', now: number): Promise<void> =>
  writeSetting(db, DEMO_WORLD_SETTING, { state, at: now }, now)
