import { openDatabase } from '#db/open'
import type { Config } from '~/platform/env.server'

type DemoPerson = { email: string; name: string; role: string; organisation: string }

/** Says where the server is and, where the demo is loaded, one sign-in for each role. */
export async function announceReady(config: Config): Promise<void> {
  console.log(`\nRung is ready on ${config.publicUrl}`)
  if (!config.isDemo) return
  const handle = openDatabase(config.databaseUrl)
  try {
    const row = await handle.db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', 'demo-people')
      .executeTakeFirst()
    if (!row) return
    const { password, people } = JSON.parse(row.value) as { password: string; people: DemoPerson[] }
    console.log(`\nDemo sign-ins (password for all: ${password})`)
    for (const person of people)
      console.log(`  ${person.role.padEnd(22)} ${person.email.padEnd(34)} ${person.name}, ${person.organisation}`)
    console.log('')
  } finally {
    await handle.close()
  }
}
