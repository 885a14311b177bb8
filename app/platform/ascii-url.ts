const SOMEWHERE = 'http://rung.invalid'

/**
 * A path of our own as a header can carry it: names of organisations keep their script, and a header takes no letter
 * beyond ASCII. What is encoded already stays as it is.
 */
export function asciiUrl(path: string): string {
  const { pathname, search, hash } = new URL(path, SOMEWHERE)
  return pathname + search + hash
}
