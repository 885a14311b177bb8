import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/open'
import { backupTo, restoreFrom, throwAway } from '~/platform/backup.server'
import { readSetting, writeSetting } from '~/platform/settings.server'
import { createDatabase } from '../databases'

const root = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-backup-'))
const removals: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const remove of removals) await remove()
  rmSync(root, { recursive: true, force: true })
})

let folder: string
let url: string
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'one-'))
  const database = await createDatabase('sqlite')
  removals.push(database.remove)
  url = database.url
})

const note = (value: string) => withDatabase((db) => writeSetting(db, 'note', value, 1))
const noted = () => withDatabase((db) => readSetting<string>(db, 'note'))

async function withDatabase<T>(work: (db: ReturnType<typeof openDatabase>['db']) => Promise<T>): Promise<T> {
  const handle = openDatabase(url)
  try {
    return await work(handle.db)
  } finally {
    await handle.close()
  }
}

async function backup(): Promise<string> {
  const file = join(folder, 'rung.backup')
  const handle = openDatabase(url)
  await backupTo(handle, file).finally(() => handle.close())
  return file
}

/** A process that has the database open, as an idle server has. */
async function withServer<T>(work: () => Promise<T>): Promise<T> {
  const script = `
    const connection = new (require('better-sqlite3'))(process.argv[1])
    connection.pragma('journal_mode = WAL')
    connection.prepare('select count(*) from settings').get()
    console.log('open')
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ['--input-type=commonjs', '-e', script, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(server, 'exit')
  await once(server.stdout, 'data')
  try {
    return await work()
  } finally {
    server.kill('SIGKILL')
    await gone
  }
}

test('what a backup holds comes back; what was there is kept beside it', async () => {
  await note('before')
  const file = await backup()
  await note('after')
  const { kept } = await restoreFrom(url, file)
  expect(await noted()).toBe('before')
  url = kept ?? ''
  expect(await noted()).toBe('after')
})

test('a backup may be older than the product: the next start prepares the data anew', async () => {
  const file = await backup()
  const stamp = join(url, '../prepared')
  writeFileSync(stamp, 'by this product')
  await restoreFrom(url, file)
  expect(existsSync(stamp)).toBe(false)
})

test('a backup never overwrites, and a damaged one is not restored', async () => {
  await note('kept')
  await backup()
  await expect(backup()).rejects.toThrow('never overwrites')
  const damaged = join(folder, 'damaged')
  writeFileSync(damaged, 'no database')
  await expect(restoreFrom(url, damaged)).rejects.toThrow()
  expect(await noted()).toBe('kept')
})

test('a database that a server has open is neither replaced nor thrown away', async () => {
  await note('kept')
  const file = await backup()
  await withServer(async () => {
    await expect(restoreFrom(url, file)).rejects.toThrow('Stop the server first')
    await expect(throwAway(url)).rejects.toThrow('Stop the server first')
  })
  expect(await noted()).toBe('kept')
  expect(readdirSync(join(url, '..')).filter((name) => name.includes('part'))).toEqual([])
})

test('thrown away, nothing of a database is left', async () => {
  await note('gone')
  await throwAway(url)
  expect(readdirSync(join(url, '..'))).toEqual([])
})
