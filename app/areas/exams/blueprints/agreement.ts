import type { ExamSettings } from './blueprint'

/**
 * Names the text that somebody agrees to: the version that its author gave it with a fingerprint of the text, so that a
 * text changed under the same version, or since the page was made, was not agreed to.
 */
export const agreementName = ({ version, title, text }: NonNullable<ExamSettings['agreement']>): string =>
  `${version} ${fingerprint(`${title}\n${text}`)}`

/** FNV-1a, 32 bit: tells texts apart, hides nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
