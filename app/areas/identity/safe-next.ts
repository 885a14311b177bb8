const SOMEWHERE = 'http://rung.invalid'

/**
 * Where to go after signing in or choosing a preference: a path of our own, never another site (CWE-601).
 * Browsers read `//host`, `/\host` and paths with tabs or line breaks in them as other sites.
 */
export function safeNext(next: string | null | undefined, otherwise = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!next || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\u007f\\]/.test(next)) return otherwise
  try {
    const url = new URL(next, SOMEWHERE)
    if (url.origin !== SOMEWHERE || url.pathname.startsWith('//')) return otherwise
    return url.pathname + url.search + url.hash
  } catch {
    return otherwise
  }
}
