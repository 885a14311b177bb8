import { z } from 'zod'
import { formatRational, parseRational } from '~/platform/rational'
import { TRIAL_TAG } from './pool'
import { type Question, questionSchema } from './registry'
import type { Picture } from './types/hotspot/schema'

/** What is known of a picture file beside a pool; null when there is none, or none that can be shown. */
export type PictureOf = (file: string) => Omit<Picture, 'alt'> | null

/**
 * Reads a question as an author writes it in YAML: as it is stored, with less to write. `id` names it, `state: trial`
 * puts it on trial, text alone is Markdown, shares and numbers may be numbers, and a picture is named by its file.
 */
export const authoredQuestion = (pictureOf: PictureOf) =>
  z.record(z.string(), z.unknown()).transform((written, ctx): Question => {
    const meant = complete(written, pictureOf)
    const refuse = (issue: object) => ctx.issues.push({ ...issue, input: meant } as z.core.$ZodRawIssue)
    if ('file' in meant.image) {
      refuse({ code: 'custom', path: ['image', 'file'], message: 'there is no such picture (PNG, JPEG, WebP or GIF)' })
      return z.NEVER
    }
    const read = questionSchema.safeParse(meant.question)
    if (!read.success) {
      for (const issue of read.error.issues) refuse(issue)
      return z.NEVER
    }
    for (const [path, key] of leftOut(meant.question, read.data, []))
      refuse({ code: 'unrecognized_keys', keys: [key], path, message: 'unknown key' })
    return read.data
  })

function complete({ id, state, ...written }: Record<string, unknown>, pictureOf: PictureOf) {
  const { image, tags = [], ...rest } = written
  const picture = typeof image === 'object' && image !== null ? { ...image } : {}
  const known = 'file' in picture && typeof picture.file === 'string' ? pictureOf(picture.file) : null
  const { file: _file, ...alt } = picture as Record<string, unknown>
  const question = {
    ...(expand(rest, written.type === 'cloze' ? 'cloze' : '') as object),
    ...(image === undefined ? {} : { image: { ...alt, ...known } }),
    v: 1,
    externalId: id,
    tags: state === 'trial' && Array.isArray(tags) ? [...tags, TRIAL_TAG] : tags,
    ...(state === undefined || state === 'trial' || state === 'live' ? {} : { state }),
  }
  return { question, image: 'file' in picture && known === null ? picture : {} }
}

const TEXTS = [
  'stem',
  'generalFeedback',
  'feedback',
  'rightFeedback',
  'wrongFeedback',
  'otherFeedback',
  'guide',
  'hints',
]
const NUMBERS = ['value', 'margin', 'factor']

/** Follows the question and writes out what was shortened, by the name of the key it stands under. */
function expand(value: unknown, within: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => expand(one, within, key))
  if (typeof value !== 'object' || value === null) return inFull(value, within, key)
  if ('format' in value) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expand(part, within, name)]))
}

/** The words of options in a gap are one plain line; every other text has a format. */
function inFull(value: unknown, within: string, key: string): unknown {
  const isText = TEXTS.includes(key) || (key === 'text' && within !== 'cloze')
  if (typeof value === 'string' && isText) return { format: 'markdown', text: value }
  if (typeof value === 'number' && NUMBERS.includes(key)) return String(value)
  const share = key === 'fraction' ? parseRational(String(value)) : null
  return share ? formatRational(share) : value
}

/** The keys that were written and mean nothing, each with the path of what it stands in. */
function leftOut(written: unknown, kept: unknown, path: readonly (string | number)[]): [(string | number)[], string][] {
  if (typeof written !== 'object' || written === null || typeof kept !== 'object' || kept === null) return []
  return Object.entries(written).flatMap(([key, value]): [(string | number)[], string][] => {
    const at = Array.isArray(written) ? Number(key) : key
    if (value !== undefined && !(key in kept)) return [[[...path], key]]
    return leftOut(value, (kept as Record<string, unknown>)[key], [...path, at])
  })
}
