import type { RichText } from '../rich-text'

/** Whether text of the moodle format would be shown with HTML in it. */
export const hasTags = (text: string): boolean =>
  /<\/?[a-z][^<>]{0,1000}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/i.test(text)

/** Moodle's own notation is plain text unless HTML occurs in it; then its line ends are shown. */
export const fromMoodleFormat = (text: string): RichText =>
  hasTags(text) ? { format: 'html', text: text.replaceAll('\n', '<br>\n') } : { format: 'plain', text }
