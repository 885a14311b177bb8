import { randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { sha256Hex } from './hash.server'

/** Bytes by their SHA-256. The same content is kept once; nothing is ever overwritten. */
export type Files = {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Buffer | null>
  stream(sha256: string, range?: { start: number; end: number }): ReadStream
  size(sha256: string): Promise<number | null>
}

/** Notes what files are; what is known already stays as it is. */
export async function insertFiles(
  db: Kysely<Database>,
  rows: readonly { sha256: string; media_type: string; size: number; created_at: number }[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('files')
    .values(rows)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

/** Files on the local disk below `root`, written to a temporary name, synced, then renamed. */
export function localFiles(root: string): Files {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is named by 64 hexadecimal digits')
    return join(root, sha256.slice(0, 2), sha256.slice(2))
  }
  const sizeOf = async (sha256: string) => {
    try {
      return (await stat(pathOf(sha256))).size
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  return {
    async put(bytes) {
      const sha256 = sha256Hex(bytes)
      if ((await sizeOf(sha256)) !== bytes.length) {
        const path = pathOf(sha256)
        await mkdir(join(path, '..'), { recursive: true })
        const temporary = `${path}.${randomBytes(6).toString('hex')}`
        try {
          const file = await open(temporary, 'wx')
          try {
            await file.writeFile(bytes)
            await file.sync()
          } finally {
            await file.close()
          }
          await rename(temporary, path)
        } catch (error) {
          await unlink(temporary).catch(() => {})
          throw error
        }
      }
      return { sha256, size: bytes.length }
    },
    async get(sha256) {
      return (await sizeOf(sha256)) === null ? null : readFile(pathOf(sha256))
    },
    stream: (sha256, range) => createReadStream(pathOf(sha256), range),
    size: sizeOf,
  }
}
