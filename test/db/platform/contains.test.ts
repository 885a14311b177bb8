import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { contains } from '#db/portable'
import { withDatabases } from '../databases'

withDatabases((_dialect, open) => {
  test.each([
    { name: 'Ölmühle Regensburg', finds: ['Ölmühle', 'ölmühle', 'ÖLMÜHLE', 'mühle r'], misses: ['Olmuhle'] },
    { name: 'Ødegaard & Søn A/S', finds: ['Ødegaard', 'ødegaard', 'SØN a/s'], misses: ['Odegaard'] },
    {
      name: 'ΣΥΣΤΗΜΑΤΑ ΕΛΛΑΔΟΣ',
      finds: ['Συστήματα'.replace('ή', 'η'), 'ελλαδος', 'Ελλαδοσ', 'ΕΛΛΑΔΟΣ'],
      misses: ['Ελλάς'],
    },
    { name: 'ООО «Северный Ветер»', finds: ['северный', 'СЕВЕРНЫЙ ветер', 'ооо'], misses: ['южный'] },
    { name: 'شرکت ساحل', finds: ['شرکت', 'ساحل'], misses: ['دریا'] },
    { name: '100 %_off\\', finds: ['100 %', '%_OFF', 'off\\', '\\'], misses: ['100_', '%off'] },
  ])('“$name” is found as it is shown and in other capitals', async ({ name, finds, misses }) => {
    const { db } = await open()
    const isFound = async (text: string) =>
      (
        await sql<{ one: number }>`select 1 as one where ${contains(sql<string>`cast(${name} as text)`, text)}`.execute(
          db,
        )
      ).rows.length === 1
    for (const text of finds) expect([text, await isFound(text)]).toEqual([text, true])
    for (const text of misses) expect([text, await isFound(text)]).toEqual([text, false])
  })
})
