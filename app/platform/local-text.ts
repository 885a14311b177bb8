import { z } from 'zod'
import { json } from './json'

/** A text its author wrote in one or more languages, keyed by locale; English is always there. */
export type LocalText = Readonly<Record<string, string>>

/** In a YAML file: a plain text, or a map of languages with English among them. */
export const localTextSchema = z
  .union([
    z.string().trim().min(1).max(2_000),
    z.looseObject({ en: z.string().trim().min(1).max(2_000) }).catchall(z.string().trim().min(1).max(2_000)),
  ])
  .transform((text): LocalText => (typeof text === 'string' ? { en: text } : text))

/** The text in the reader's language, else in English. */
export const localText = (text: LocalText, locale: string): string => text[locale] ?? text.en ?? ''

/** The same of a column that holds the text as JSON. */
export const readLocalText = (stored: string, locale: string): string => localText(json<LocalText>(stored), locale)
