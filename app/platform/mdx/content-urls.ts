import type { ProblemCode } from './content-problems'

/**
 * Addresses that authors write.
 *
 * Browsers drop tabs and line breaks inside an address and treat `\` as `/`, so `java\tscript:` and `/\evil` are not
 * what they look like. Nothing is repaired here: an address that would need repair is refused.
 */
export type UrlProblem = { code: ProblemCode; params: Record<string, string> }

/**
 * Who wrote the text. An operator's file may only use the media folder beside it, because it must mean the same on
 * every installation; an author in the browser may also use an upload of this installation.
 */
export type Trust = 'operator' | 'author'

export type MediaKind = 'image' | 'video' | 'captions' | 'file'

/** What a lesson may use: a file of its own media folder, or (authors only) an upload named by its SHA-256. */
const COURSE_MEDIA = /^\.\/media\/[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*)*$/u
const UPLOADED_MEDIA = /^\/media\/[0-9a-f]{64}\/[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u

const ENDINGS: Record<MediaKind, readonly string[]> = {
  image: ['svg', 'png', 'jpg', 'jpeg', 'webp', 'avif', 'gif'],
  video: ['mp4', 'webm'],
  captions: ['vtt'],
  file: [
    'pdf',
    'json',
    'yaml',
    'yml',
    'csv',
    'tsv',
    'txt',
    'md',
    'zip',
    'svg',
    'png',
    'jpg',
    'jpeg',
    'webp',
    'docx',
  ].concat([
    'xlsx',
    'pptx',
    'odt',
    'ods',
    'odp',
    'har',
    'http',
    'ts',
    'js',
    'py',
    'sh',
    'sql',
    'gift',
    'vtt',
    'mp4',
    'webm',
  ]),
}

/** White space, and control, format (zero-width, bidi, soft hyphen), private and unassigned characters. */
const HIDDEN = /[\p{C}\p{Z}]|\p{Default_Ignorable_Code_Point}/u

export const isCourseMedia = (url: string) => url.startsWith('./media/')

/** Why a link may not be used, or null. Relative addresses, `https`, `http`, `mailto` and `tel` may. */
export function linkProblem(url: string): UrlProblem | null {
  const shape = shapeProblem(url)
  if (shape) return shape
  const scheme = /^([^/?#]*?):/.exec(url)?.[1]
  if (scheme === undefined) return null
  if (!/^(?:https?|mailto|tel)$/i.test(scheme)) return { code: 'url-scheme', params: { scheme } }
  if (/^https?$/i.test(scheme)) return webProblem(url)
  return url.length > scheme.length + 1 ? null : { code: 'url-invalid', params: { url } }
}

/** Why a file may not be used as this kind of media, or null. */
export function mediaProblem(url: string, kind: MediaKind, trust: Trust): UrlProblem | null {
  const shape = shapeProblem(url)
  if (shape) return shape
  const isOwn = COURSE_MEDIA.test(url) || (trust === 'author' && UPLOADED_MEDIA.test(url))
  if (!isOwn) return { code: 'media-outside', params: { url: shorten(url) } }
  const ending = url.slice(url.lastIndexOf('.') + 1).toLowerCase()
  if (ENDINGS[kind].includes(ending)) return null
  return { code: 'media-kind', params: { url: shorten(url), endings: ENDINGS[kind].join(', ') } }
}

function shapeProblem(url: string): UrlProblem | null {
  if (HIDDEN.test(url)) return { code: 'url-hidden', params: {} }
  if (url.includes('\\')) return { code: 'url-backslash', params: {} }
  if (url.startsWith('//')) return { code: 'url-no-scheme', params: {} }
  return url === '' ? { code: 'url-invalid', params: { url } } : null
}

function webProblem(url: string): UrlProblem | null {
  const invalid: UrlProblem = { code: 'url-invalid', params: { url: shorten(url) } }
  // Without two slashes, or with three, browsers still find a host, though not the one a reader sees.
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) return invalid
  const { username, password, hostname } = new URL(url)
  if (username || password) return { code: 'url-credentials', params: {} }
  return hostname ? null : invalid
}

const shorten = (url: string) => (url.length > 80 ? `${url.slice(0, 79)}…` : url)
