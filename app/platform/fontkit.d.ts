/** The little of fontkit that is used; the package brings no types of its own. */
declare module 'fontkit' {
  export function openSync(path: string): { characterSet: number[] } | { fonts: unknown[] }
}
