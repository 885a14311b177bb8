import type { DatabaseHandle } from '#db/open'
import type { DemoPerson } from '~/areas/identity/demo-people.server'
import { DEMO_PEOPLE_SETTING } from '~/areas/identity/demo-people.server'

/** Writes the list that the demo's loader leaves behind. */
export async function demoPeopleOf(handle: DatabaseHandle, people: readonly DemoPerson[]): Promise<void> {
  const value = JSON.stringify({ password: 'not shown here', people })
  await handle.db.insertInto('settings').values({ key: DEMO_PEOPLE_SETTING, value, updated_at: 0 }).execute()
}
