import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { AppError } from './errors'
import { type FileEnds, fileEnds } from './file-content'
import { sha256Hex } from './hash.server'

/** Bytes by their SHA-256. The same content is kept once; nothing is ever overwritten. */
export type Files = {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  /**
   * Keeps what comes, as it comes, when `accept` says yes to how it begins and ends.
   * @returns null when it does not
   * @throws AppError 413 `errors.too-large` as soon as there are more than `most` bytes
   */
  putStream(
    chunks: AsyncIterable<Uint8Array>,
    of: { most: number; accept: (ends: FileEnds) => boolean },
  ): Promise<{ sha256: string; size: number } | null>
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
  /** Writes and syncs a file under a name nobody guesses, and leaves nothing behind when that fails. */
  const write = async <T>(temporary: string, fill: (file: FileHandle) => Promise<T>): Promise<T> => {
    await mkdir(join(temporary, '..'), { recursive: true })
    try {
      const file = await open(temporary, 'wx')
      try {
        const filled = await fill(file)
        await file.sync()
        return filled
      } finally {
        await file.close()
      }
    } catch (error) {
      await unlink(temporary).catch(() => {})
      throw error
    }
  }
  const settle = async (temporary: string, sha256: string) => {
    try {
      await mkdir(join(pathOf(sha256), '..'), { recursive: true })
      await rename(temporary, pathOf(sha256))
    } catch (error) {
      await unlink(temporary).catch(() => {})
      throw error
    }
  }
  return {
    async put(bytes) {
      const sha256 = sha256Hex(bytes)
      if ((await sizeOf(sha256)) !== bytes.length) {
        const temporary = `${pathOf(sha256)}.${randomBytes(6).toString('hex')}`
        await write(temporary, (file) => file.writeFile(bytes))
        await settle(temporary, sha256)
      }
      return { sha256, size: bytes.length }
    },
    async putStream(chunks, { most, accept }) {
      const temporary = join(root, 'incoming', randomBytes(16).toString('hex'))
      const hash = createHash('sha256')
      const ends = fileEnds()
      let size = 0
      await write(temporary, async (file) => {
        for await (const chunk of chunks) {
          size += chunk.length
          if (size > most) throw new AppError('errors.too-large', 413, { megabytes: most / 1e6 })
          hash.update(chunk)
          ends.add(chunk)
          await file.writeFile(chunk)
        }
      })
      if (!accept(ends.read())) {
        await unlink(temporary)
        return null
      }
      const sha256 = hash.digest('hex')
      await settle(temporary, sha256)
      return { sha256, size }
    },
    async get(sha256) {
      return (await sizeOf(sha256)) === null ? null : readFile(pathOf(sha256))
    },
    stream: (sha256, range) => createReadStream(pathOf(sha256), range),
    size: sizeOf,
  }
}
