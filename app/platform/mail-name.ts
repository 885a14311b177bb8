const LONGEST = 80

/**
 * A name as it stands in a mail that somebody else receives. Mail programs turn `evil.example` and `http://…` into
 * links, and a line break would begin a text of the sender's own.
 */
export function mailName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (found) => (/^[\u200c\u200d]$/.test(found) ? found : ' '))
    .replace(/:?\/\//g, ' ')
    .replace(/[<>]/g, ' ')
    .replace(/@/g, ' ')
    .replace(/\.(?=\S)/g, '. ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, LONGEST).join('')
}
