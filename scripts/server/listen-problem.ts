import type { Config } from '~/platform/env.server'

const WORDS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken. Stop the other server, or set PORT to another number.`,
  EACCES: ({ port }) => `This user may not listen on port ${port}. Set PORT to a number from 1024 on.`,
  EADDRNOTAVAIL: ({ host }) => `This machine does not have the address ${host}. Set HOST to one that it has.`,
  ENOTFOUND: ({ host }) => `Nothing is known of the host ${host}. Set HOST to an address of this machine.`,
}

/** Why the server could not listen, in words for the person who starts it; null when it was something else. */
export function listenProblem(error: unknown, config: Config): string | null {
  const { code, syscall } = error as NodeJS.ErrnoException
  // A database server or a mail server that does not answer fails with some of the same codes.
  if (!code || !['listen', 'bind', 'getaddrinfo'].includes(syscall ?? '')) return null
  return WORDS[code]?.(config) ?? null
}
