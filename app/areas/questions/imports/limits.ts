import type { ImportFormat } from '../formats/import-questions'

/** Far more than anybody looks through; the bytes bound what reading may cost the server. */
export const IMPORT_LIMITS = { bytes: 5_000_000, questions: 2_000 } as const

/** The endings by which a file's format is guessed when nobody says it. */
export const FORMAT_ENDINGS = { gift: ['gift'], aiken: ['txt'], 'moodle-xml': ['xml'] } as const satisfies Record<
  ImportFormat,
  readonly string[]
>
