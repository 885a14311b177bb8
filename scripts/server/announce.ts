import { openDatabase } from '#db/open'
import { DEMO_PEOPLE_SETTING, type DemoPeople } from '~/areas/identity/demo-people.server'
import type { Config } from '~/platform/env.server'
import { readSetting } from '~/platform/settings.server'

/** Says where the server is and, where the demo is loaded, one sign-in for each role. */
export async function announceReady(config: Config): Promise<void> {
  console.log(`\nRung is ready on ${config.publicUrl}`)
  if (!config.isDemo) return
  const handle = openDatabase(config.databaseUrl)
  try {
    const demo = await readSetting<DemoPeople>(handle.db, DEMO_PEOPLE_SETTING)
    if (!demo) return
    console.log(`\nDemo sign-ins (password for all: ${demo.password})`)
    for (const person of demo.people)
      console.log(`  ${person.role.padEnd(22)} ${person.email.padEnd(34)} ${person.name}, ${person.organisation}`)
    console.log('')
  } finally {
    await handle.close()
  }
}
