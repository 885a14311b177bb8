import { equals, formatRational, max, negate, ONE, type Rational, readRational, ZERO } from '~/platform/rational'
import type { Option } from '../../question-base'
import type { RichText } from '../../rich-text'
import { percentFromShare } from '../percent-share'
import type { GiftReading } from './gift-reading'
import { inheritedFrom, writeText } from './gift-text'
import type { GiftAnswer, GiftFormat } from './parsed-gift'
import { shareOf } from './weights'

/** Options get their ids by place: o1, o2, … */
export function readOptions(answers: readonly GiftAnswer[], reading: GiftReading): Option[] {
  return answers.map((answer, index) => ({
    id: `o${index + 1}`,
    text: reading.richText(answer.text),
    fraction: formatRational(shareOf(answer)),
    ...(answer.feedback ? { feedback: reading.richText(answer.feedback) } : {}),
  }))
}

/**
 * Writes options. One `=`, at the best option, says that one is to be chosen; without any, several are. Everything else
 * is a weight, because a question that has only `=` would be one to type.
 */
export function writeOptions(options: readonly Option[], stem: RichText, choose: 'one' | 'several'): string {
  const inherited = inheritedFrom(stem)
  const shares = options.map((option) => readRational(option.fraction))
  const best = shares.reduce(max, negate(ONE))
  const equalsAt = choose === 'one' ? shares.findIndex((share) => equals(share, best)) : -1
  const lines = options.map((option, index) => {
    const share = shares[index] ?? ZERO
    const text = `${writeText(option.text, inherited)}${writeFeedback(option.feedback, inherited)}`
    return writeAnswer(index === equalsAt ? '=' : '~', share, text)
  })
  return lines.join('')
}

/** An answer that is typed: text that is not formatted. */
export function writeTyped(
  fraction: string,
  text: string,
  feedback: RichText | undefined,
  inherited: GiftFormat,
): string {
  return writeAnswer('=', readRational(fraction), `${text}${writeFeedback(feedback, inherited)}`)
}

/** The weight is left out where the mark says it, unless the text begins like a weight itself. */
function writeAnswer(mark: '=' | '~', share: Rational, text: string): string {
  const isSaid = equals(share, mark === '=' ? ONE : ZERO) && !text.startsWith('%')
  return `\n\t${mark}${isSaid ? '' : `%${percentFromShare(share)}%`}${text}`
}

export const writeFeedback = (feedback: RichText | undefined, inherited: GiftFormat): string =>
  feedback ? `#${writeText(feedback, inherited)}` : ''
