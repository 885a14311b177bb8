const SOMEWHERE = 'http://rung.invalid'

/**
 * A path of our own as a header can carry it: names of organisations keep their script, and a header takes no letter
 * beyond ASCII. What is encoded already stays as it is. It stays a path of our own too: steps upwards in a name may leave
 * two slashes at the beginning, which a browser reads as another site (CWE-601).
 */
export function asciiUrl(path: string): string {
  const { pathname, search, hash } = new URL(path.replace(/^[/\\]+/, '/'), SOMEWHERE)
  return pathname.replace(/^\/{2,}/, '/') + search + hash
}
