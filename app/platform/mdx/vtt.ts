/**
 * The spoken words of a WebVTT file (W3C WebVTT §4), for the transcript below a video: a paragraph for each voice or
 * pause, without times, settings and markup.
 */
export function transcriptOf(vtt: string): string[] {
  const paragraphs: { voice: string; words: string[]; end: number }[] = []
  for (const block of vtt.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n')
    const timing = lines.findIndex((line) => line.includes('-->'))
    if (timing < 0) continue
    const [start = 0, end = 0] = (lines[timing] ?? '').split('-->').map(secondsOf)
    const text = lines.slice(timing + 1).join(' ')
    const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(text)?.[1]?.trim() ?? ''
    const words = plain(text.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim()
    if (!words) continue
    const last = paragraphs.at(-1)
    if (last && last.voice === voice && start - last.end < PAUSE_SECONDS) {
      last.words.push(words)
      last.end = end
    } else paragraphs.push({ voice, words: [words], end })
  }
  return paragraphs.map(({ voice, words }) => (voice ? `${voice}: ${words.join(' ')}` : words.join(' ')))
}

/** A longer silence starts a new paragraph. */
const PAUSE_SECONDS = 2

function secondsOf(time: string): number {
  const [clock = ''] = time.trim().split(/\s/)
  return clock.split(':').reduce((total, part) => total * 60 + (Number(part.replace(',', '.')) || 0), 0)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' }
const plain = (text: string) => text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
