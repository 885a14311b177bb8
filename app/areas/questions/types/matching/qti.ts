import { ONE } from '~/platform/rational'
import { element, type XmlOutElement } from '~/platform/write-xml'
import { declareResponse, type QtiParts, shownOf } from '../../formats/qti/export/parts'
import { richTextXml } from '../../formats/qti/export/rich-text-xml'
import {
  base,
  firstOf,
  mapResponse,
  matchCorrect,
  number,
  op,
  SCORE,
  set,
  show,
  variable,
  when,
} from '../../formats/qti/export/rules'
import type { RichText } from '../../rich-text'
import type { Matching } from './schema'

/** Prompts and answers as two sets; an answer may be used more than once. */
export function matchingQti({ prompts, answers, marking }: Matching): QtiParts {
  const pairs = prompts.map(({ id, answer }) => `${id} ${answer}`)
  const isEach = marking === 'per-pair'
  const mapping = { entries: pairs.map((pair) => [pair, ONE] as const), isBounded: true }
  return {
    declarations: [
      declareResponse({
        cardinality: 'multiple',
        base: 'directedPair',
        correct: pairs,
        ...(isEach ? { mapping } : {}),
      }),
    ],
    body: [
      element(
        'qti-match-interaction',
        { 'response-identifier': 'RESPONSE', 'max-associations': prompts.length, shuffle: true },
        setOf(prompts, 1),
        setOf(answers, 0),
      ),
    ],
    template: isEach ? 'map_response' : 'match_correct',
    rules: isEach
      ? [set(SCORE, mapResponse())]
      : firstOf([{ test: matchCorrect(), rules: [set(SCORE, number(1))] }], []),
    maximum: isEach ? prompts.length : 1,
    feedback: shownOf(prompts),
    showing: prompts.filter(({ feedback }) => feedback).map(({ id }) => when(isAnswered(id, answers), show(id))),
    own: { marking },
  }
}

const setOf = (parts: readonly { id: string; text: RichText }[], most: number): XmlOutElement =>
  element(
    'qti-simple-match-set',
    {},
    ...parts.map(({ id, text }) =>
      element('qti-simple-associable-choice', { identifier: id, 'match-max': most }, ...richTextXml(text)),
    ),
  )

const isAnswered = (prompt: string, answers: Matching['answers']): XmlOutElement =>
  op('or', ...answers.map(({ id }) => op('member', base('directedPair', `${prompt} ${id}`), variable('RESPONSE'))))
