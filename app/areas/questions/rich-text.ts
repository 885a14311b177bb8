import { type RichBlock, type RichInline, tidyInline, wordsOf } from './rich-text/nodes'
import { parseHtml } from './rich-text/parse-html'
import { parseMarkdown } from './rich-text/parse-markdown'

/** Text as an author wrote it, with the notation it is written in. */
export type RichText = { format: 'plain' | 'markdown' | 'html'; text: string }

/**
 * The one way from authored text to the screen: a tree of a few harmless node kinds. Whatever is not understood
 * becomes visible text; nothing in the result can carry markup, a script or an unsafe address.
 */
export function parseRichText({ format, text }: RichText): RichBlock[] {
  if (format === 'html') return parseHtml(text).blocks
  return format === 'markdown' ? parseMarkdown(text) : parsePlain(text)
}

/** The words alone, for summaries, search, comparison and lint. */
export const plainWords = (richText: RichText): string => wordsOf(parseRichText(richText))

/** Names of HTML tags whose meaning `parseRichText` does not carry over in full, for the verdict of an import. */
export const lostTags = ({ format, text }: RichText): readonly string[] =>
  format === 'html' ? parseHtml(text).lost : []

function parsePlain(text: string): RichBlock[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((paragraph): RichBlock[] => {
      const lines = paragraph.split('\n')
      const nodes = lines.flatMap((line, index): RichInline[] => [
        ...(index > 0 ? [{ kind: 'break' as const }] : []),
        { kind: 'text', text: line },
      ])
      const children = tidyInline(nodes)
      return children ? [{ kind: 'paragraph', children }] : []
    })
}
