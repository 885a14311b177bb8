import { availableParallelism } from 'node:os'
import { z } from 'zod'

/** Browsers name an origin in one way only: lower case, without a usual port and without a path. */
const origin = z
  .url({ protocol: /^https?$/, error: 'an address such as https://partners.example.com' })
  .refine((url) => /^https?:\/\/[^/?#@]+\/*$/i.test(url), 'only the origin: no path, no user name')
  .transform((url) => new URL(url).origin)

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: z.string().optional(),
  RUNG_DATA_DIR: z.string().default('data'),
  RUNG_DEMO: flag.optional(),
  RUNG_PROCESSES: z.coerce.number().int().min(1).max(64).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
})

/** The settings of one installation; parsed once at start, then passed around as data. */
export type Config = {
  mode: 'development' | 'production' | 'test'
  host: string
  port: number
  /** Origin that links in mails carry and that posts must come from; never taken from a request. */
  publicUrl: string
  databaseUrl: string
  dataDir: string
  /** Demo sign-ins are offered. On when nothing is configured, off as soon as a database or a public URL is. */
  isDemo: boolean
  processes: number
  smtpUrl: string | null
  mailFrom: string
  logLevel: string
  /** One proxy of ours stands in front and says who asks; what it was told itself is not believed. */
  trustProxy: boolean
}

/** @throws Error with one line for each variable that is wrong, in words for the person who starts the server */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`the environment is not usable:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  const publicUrl = values.PUBLIC_URL ?? new URL(`http://localhost:${values.PORT}`).origin
  return {
    mode: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    publicUrl,
    databaseUrl: values.DATABASE_URL ?? `${values.RUNG_DATA_DIR}/rung.db`,
    dataDir: values.RUNG_DATA_DIR,
    isDemo: values.RUNG_DEMO ?? (values.DATABASE_URL === undefined && values.PUBLIC_URL === undefined),
    processes: values.RUNG_PROCESSES ?? Math.min(availableParallelism(), 4),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
  }
}
