/** A text its author wrote in one or more languages, keyed by locale; `en` is always present. */
export type LocalText = Readonly<Record<string, string>>

/** The text in the reader's language, else in English. */
export const localText = (text: LocalText, locale: string): string => text[locale] ?? text.en ?? ''
