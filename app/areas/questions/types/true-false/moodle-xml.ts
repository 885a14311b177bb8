import { compare, ZERO } from '~/platform/rational'
import { element } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, children, textIn } from '../../formats/moodle-xml/elements'
import { writeText } from '../../formats/moodle-xml/write-text'
import type { RichText } from '../../rich-text'
import type { TrueFalse } from './schema'

/** Moodle keeps the feedback with the answers `true` and `false`; old exports name them in their own language, in that order. */
export const trueFalseMoodleXml: MoodleXmlCodec<TrueFalse> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'truefalse') return null
    const answers = children(question, 'answer')
    const named = (word: string, place: number): XmlElement | undefined =>
      answers.find((answer) => textIn(answer).toLowerCase() === word) ?? (isNamed(answers) ? undefined : answers[place])
    const [yes, no] = [named('true', 0), named('false', 1)]
    if (!yes || !no) {
      reading.refuse('truth-missing', question)
      return { ...reading.base(), type: 'true-false', answer: true }
    }
    const [yesEarns, noEarns] = [yes, no].map((answer) => compare(reading.share(answer), ZERO) > 0)
    if (yesEarns === noEarns) reading.refuse('truth-missing', question)
    const [right, wrong] = (yesEarns ? [yes, no] : [no, yes]).map((answer) =>
      reading.richText(child(answer, 'feedback')),
    )
    return {
      ...reading.base(),
      type: 'true-false',
      answer: yesEarns === true,
      ...(wrong ? { wrongFeedback: wrong } : {}),
      ...(right ? { rightFeedback: right } : {}),
    }
  },
  write: ({ answer, rightFeedback, wrongFeedback }) => ({
    type: 'truefalse',
    children: [true, false].map((value) =>
      writeAnswer(value, value === answer, value === answer ? rightFeedback : wrongFeedback),
    ),
    tags: [],
  }),
}

const isNamed = (answers: readonly XmlElement[]) => answers.some((answer) => /^(true|false)$/i.test(textIn(answer)))

const writeAnswer = (value: boolean, isRight: boolean, feedback: RichText | undefined) =>
  element(
    'answer',
    { fraction: isRight ? '100' : '0', format: 'plain_text' },
    element('text', {}, String(value)),
    writeText('feedback', feedback),
  )
