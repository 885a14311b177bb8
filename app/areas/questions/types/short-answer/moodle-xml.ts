import { element } from '~/platform/write-xml'
import { needKey, readEarning, writeTyped } from '../../formats/moodle-xml/answers'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { children, flagIn, textIn } from '../../formats/moodle-xml/elements'
import type { ShortAnswer } from './schema'

export const shortAnswerMoodleXml: MoodleXmlCodec<ShortAnswer> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'shortanswer') return null
    const answers = children(question, 'answer').flatMap((answer) => {
      const pattern = textIn(answer)
      if (pattern === '') reading.refuse('answer-empty', answer)
      return pattern === '' ? [] : [{ pattern, ...readEarning(answer, reading) }]
    })
    return {
      ...reading.base(),
      type: 'short-answer',
      caseSensitive: flagIn(question, 'usecase', false),
      answers: needKey(answers, question, reading),
    }
  },
  write: ({ caseSensitive, answers }) => ({
    type: 'shortanswer',
    children: [
      element('usecase', {}, caseSensitive ? '1' : '0'),
      ...answers.map((answer) => writeTyped(answer.pattern, answer)),
    ],
    tags: [],
  }),
}
