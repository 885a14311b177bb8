import { hideSecrets } from './secrets-in-text'

const LONGEST = 300

/**
 * The message of a failure as an administrator may see it on a page: its first line, without passwords and tokens,
 * and with the last part only of every path of the machine.
 */
export function readableError(message: string): string {
  const [line = ''] = message.trim().split('\n')
  const clean = hideSecrets(line)
    .replace(/(?<![\w:/.])(?:file:\/\/)?(?:\/[\w.@+-]+){2,}(?=[\s"'`:),;]|$)/g, (path) => `…/${path.split('/').at(-1)}`)
    .trim()
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean
}
