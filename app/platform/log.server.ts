import { type Logger, pino } from 'pino'

export type { Logger }

/** Structured logs on standard error; secrets and personal fields never reach them. */
export const createLogger = (level: string, name: string): Logger =>
  pino(
    {
      name,
      level,
      base: { pid: process.pid },
      redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
