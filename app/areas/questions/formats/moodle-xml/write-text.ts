import { element, type XmlOut, type XmlOutElement } from '~/platform/write-xml'
import type { RichText } from '../../rich-text'

const FORMATS = { html: 'html', markdown: 'markdown', plain: 'plain_text' } as const satisfies Record<
  RichText['format'],
  string
>

/** `<name format="…"><text>…</text></name>`, with what else belongs inside. */
export const writeText = (
  name: string,
  text: RichText | undefined,
  attributes: Readonly<Record<string, string>> = {},
  ...more: readonly XmlOut[]
): XmlOutElement =>
  element(
    name,
    { ...attributes, format: FORMATS[text?.format ?? 'html'] },
    element('text', {}, text?.text ?? ''),
    ...more,
  )

/** `<name><text>…</text></name>`: words without a format. */
export const writeWords = (name: string, words: string): XmlOutElement => element(name, {}, element('text', {}, words))

/** Moodle's list of yes and no. */
export const writeFlag = (name: string, value: boolean): XmlOutElement => element(name, {}, String(value))
