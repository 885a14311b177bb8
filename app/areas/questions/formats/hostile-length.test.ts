import { describe, expect, it } from 'vitest'
import { parseHtml } from '../rich-text/parse-html'
import { parseMarkdown } from '../rich-text/parse-markdown'
import { splitEmbedded } from '../types/cloze/embedded-syntax'
import { importQuestions } from './import-questions'

/** Long enough that a reader whose time grows with the square would be at it for many minutes. */
const LONG = 1_000_000
const blanks = ' '.repeat(LONG)
const pairs = Array.from({ length: LONG / 20 }, (_, index) => `=q${index}->a${index}\n`).join('')

/** Nothing here measures time: a reader that is not linear runs into the limit of the test itself. */
describe('a reader given a megabyte of repetition', () => {
  it.each([
    ['an option of Aiken', () => importQuestions('aiken', `q\nA. x${blanks}y\nB. z\nANSWER: A`), 1],
    ['the key of Aiken', () => importQuestions('aiken', `q\nA. x\nB. z\nANSWER: A${blanks}y`), 1],
    ['a category of GIFT', () => importQuestions('gift', `$CATEGORY: a${blanks}b\n\nx{T}`), 1],
    ['pairs of GIFT that all differ', () => importQuestions('gift', `x{${pairs}}`), 1],
    ['a slip on every line of GIFT', () => importQuestions('gift', `x{${'=\n'.repeat(LONG / 2)}}`), 1],
  ])('comes to its end: %s', (_name, read, questions) => {
    expect(read().items).toHaveLength(questions)
  })

  it('comes to its end: gaps that never end', () => {
    expect(splitEmbedded('{1:MC:'.repeat(LONG / 6))).toHaveLength(1)
  })

  it.each([
    ['blanks inside code', `<pre>${blanks}x</pre>`],
    ['blanks as character references', `<p>x${'&#9;'.repeat(LONG / 4)}y</p>`],
    ['line breaks before words', `${'<br>'.repeat(LONG / 4)}x`],
    ['tags deeper than anybody reads', '<b>x'.repeat(LONG / 4)],
  ])('comes to its end: %s', (_name, html) => {
    expect(parseHtml(html).blocks).toHaveLength(1)
  })

  it('comes to its end: a heading that seems to close again and again', () => {
    expect(parseMarkdown(`# a${' #'.repeat(LONG / 2)}x`)).toHaveLength(1)
  })
})
