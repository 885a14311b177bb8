import { hash, verify } from '@node-rs/argon2'
import { AppError } from './errors'

/**
 * Passwords are kept as argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); one hash takes
 * about 20 ms of a core. The queue is short on purpose: a flood of sign-ins must not take the processor from people who
 * are saving answers.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2
const WAITING = 50

let running = 0
let finished = 0
const waiting: (() => void)[] = []

/** How busy the hashing of this process is; `finished` only grows. */
export const passwordWork = () => ({ running, waiting: waiting.length, finished })

/** @throws AppError 503 `errors.busy` when too many are waiting already */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), COST))

/**
 * Compares a password with a stored hash. Without a hash the same work is done and the answer is no, so that the time
 * does not tell whether an account exists.
 * @throws AppError 503 `errors.busy` when too many are waiting already
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODYS_HASH, normal(password)))
  return stored !== null && matches
}

/** The hash of random bytes that nobody kept, at the same cost. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$EcML1N0OerB550aP++k6nA$9bFKaHw8x3BgFeWVqcIJDa76JbfHoLtUWVDpOnwIhc8'

/** The same password typed on two keyboards is the same text (NIST SP 800-63B §3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC')

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new AppError('errors.busy', 503)
    await new Promise<void>((go) => waiting.push(go))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    finished++
    const next = waiting.shift()
    // The place is handed over, so that nobody can slip in between.
    if (next) next()
    else running--
  }
}
