import { beforeEach, expect, test } from 'vitest'
import { putDocuments, removeDocuments, type SearchDocument, search } from '~/platform/search.server'
import { type OpenDatabase, withDatabases } from '../databases'

const document = (id: string, part: Partial<SearchDocument>): SearchDocument => ({
  id,
  kind: 'lesson',
  locale: 'en',
  title: id,
  body: '',
  url: `/${id}`,
  audience: 'members',
  ...part,
})
const documents = [
  document('retries', { title: 'Retries and idempotency', body: 'Every handler meets the same event twice.' }),
  document('ordering', {
    title: 'Ordering',
    body: 'Retries may overtake. Café, naïve, 3.5 % and v1 keys: hk_live_5TQ9.',
  }),
  document('advanced', { title: 'Retries for experts', audience: 'benefit:advanced-courses' }),
  document('farsi', { title: 'تکرار درخواست', body: 'كليد idempotency یکتاست. نسخهٔ ۲ را ببینید.', locale: 'fa' }),
  document('help-en', { kind: 'help', title: 'Help with retries', audience: 'everyone' }),
  document('help-fa', { kind: 'help', title: 'راهنمای idempotency', audience: 'everyone', locale: 'fa' }),
]

withDatabases((_dialect, open) => {
  let database: OpenDatabase
  beforeEach(async () => {
    database = await open()
    await putDocuments(database.db, documents, 1)
  })
  const find = async (text: string, part: { locale?: string; audiences?: string[]; limit?: number } = {}) => {
    const query = { text, locale: 'en', audiences: ['everyone', 'members'], ownLanguageOnly: ['help'], ...part }
    return (await search(database.db, query)).map(({ id }) => id)
  }

  test.each([
    { typed: 'retr', found: ['retries', 'help-en', 'ordering'] },
    { typed: 'RETRIES idem', found: ['retries'] },
    { typed: 'idempotency retries', found: ['retries'] },
    { typed: 'overtake event', found: [] },
    { typed: 'cafe naive', found: ['ordering'] },
    { typed: '5tq9', found: ['ordering'] },
    { typed: 'hk_live_5T', found: ['ordering'] },
    { typed: '3.5', found: ['ordering'] },
    { typed: 'کلید یکتا', found: ['farsi'] },
    { typed: 'نسخه 2', found: ['farsi'] },
    { typed: '"retries" OR (NEAR', found: [] },
    { typed: "retries' & !", found: ['retries', 'help-en', 'ordering'] },
    { typed: '*', found: [] },
    { typed: '   ', found: [] },
    { typed: 'x'.repeat(5_000), found: [] },
  ])('“$typed”', async ({ typed, found }) => {
    expect((await find(typed)).sort()).toEqual([...found].sort())
  })

  test('a word in the title counts for more than one in the text', async () => {
    expect((await find('retries')).at(-1)).toBe('ordering')
  })

  test('a reader meets the own language first, and help in no other', async () => {
    expect(await find('idempotency', { locale: 'fa' })).toEqual(['help-fa', 'farsi', 'retries'])
    expect(await find('idempotency')).toEqual(['retries', 'farsi'])
  })

  test('what somebody may not read is not found', async () => {
    expect(await find('experts')).toEqual([])
    expect(await find('experts', { audiences: ['members', 'benefit:advanced-courses'] })).toEqual(['advanced'])
    expect(await find('retries', { audiences: ['everyone'] })).toEqual(['help-en'])
    expect(await find('retries', { audiences: [] })).toEqual([])
  })

  test('a changed document is found by its new words only', async () => {
    await putDocuments(database.db, [document('retries', { title: 'Herons' })], 2)
    expect(await find('herons')).toEqual(['retries'])
    expect(await find('handler')).toEqual([])
    await removeDocuments(database.db, ['retries'])
    expect(await find('herons')).toEqual([])
  })

  test('an excerpt shows the word in its place', async () => {
    const body = `${'Before it stands much else. '.repeat(30)}Here comes the heron, at last. ${'And then more. '.repeat(30)}`
    await putDocuments(database.db, [document('long', { body })], 1)
    const [hit] = await search(database.db, { text: 'heron', locale: 'en', audiences: ['members'] })
    expect(hit?.excerpt).toMatch(/^… .*Here comes the heron, at last\..* …$/)
    expect(hit?.excerpt.length).toBeLessThan(170)
  })
})
