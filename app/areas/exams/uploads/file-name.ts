const LONGEST = 120

/**
 * The name of an uploaded file as it is kept and shown: without folders, control or direction characters, not longer than
 * 120 characters, its ending in small letters. It names nothing on disk.
 */
export function fileName(sent: string): { name: string; extension: string } {
  const base = (sent.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  const dot = base.lastIndexOf('.')
  const extension = dot > 0 ? base.slice(dot + 1).toLowerCase() : ''
  const stem = (dot > 0 ? base.slice(0, dot) : base).slice(0, LONGEST - extension.length - 1).trim() || 'file'
  return { name: extension === '' ? stem : `${stem}.${extension}`, extension }
}
