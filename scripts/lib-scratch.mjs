import { readFileSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'

const MEMORY = '/dev/shm'
/** What the databases, servers and browsers of a test run have at hand, in bytes: many times what they take. */
const ROOM = 4 * 1024 ** 3
const MEMORY_LEFT = 8 * 1024 ** 3

/**
 * The folder for what a test run makes and throws away. Its databases write to the disk at every commit and nothing of
 * theirs has to survive, so it is one in memory where there is plenty of it. A TMPDIR of the person's own has the last
 * word.
 */
export const scratchFolder = () => (process.env.TMPDIR ? tmpdir() : (memoryFolder() ?? tmpdir()))

/** A folder that lies in memory, is large enough, and lets programs run; null without one. */
function memoryFolder() {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, folder, type]) => folder === MEMORY && type === 'tmpfs')
    if (!mount || mount[3].split(',').includes('noexec')) return null
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM && memoryLeft() >= MEMORY_LEFT ? MEMORY : null
  } catch {
    return null
  }
}

/** Less than the machine's where this process is given less. */
const memoryLeft = () => process.availableMemory?.() ?? freemem()
