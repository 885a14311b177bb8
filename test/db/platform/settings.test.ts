import { expect, test } from 'vitest'
import { readSetting, writeSetting } from '~/platform/settings.server'
import { withDatabases } from '../databases'

withDatabases((_dialect, open) => {
  test('a setting is what was written last, and nothing before that', async () => {
    const { db } = await open()
    expect(await readSetting(db, 'demo')).toBeNull()
    await writeSetting(db, 'demo', { state: 'loading' }, 1)
    await writeSetting(db, 'demo', { state: 'loaded', people: ['زهرا'] }, 2)
    expect(await readSetting(db, 'demo')).toEqual({ state: 'loaded', people: ['زهرا'] })
    const rows = await db.selectFrom('settings').selectAll().execute()
    expect(rows.map(({ updated_at }) => updated_at)).toEqual([2])
  })
})
