import { element, inlineElement, writeXml, type XmlOutElement } from '~/platform/write-xml'
import type { Question } from '../../../registry'
import type { RichText } from '../../../rich-text'
import type { QtiParts } from './parts'
import { blocksXml, richTextXml } from './rich-text-xml'
import { FEEDBACK, GENERAL, show } from './rules'
import { partsOf } from './writers'

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/'

export type WrittenItem = { readonly xml: string; readonly media: NonNullable<QtiParts['media']> }

/** One question as a QTI 3.0 item; null when QTI has nothing that asks or marks like it. */
export function writeItem(question: Question, identifier: string): WrittenItem | null {
  const parts = partsOf(question)
  if (!parts) return null
  const { generalFeedback } = question
  const feedback = [...parts.feedback, ...(generalFeedback ? [{ identifier: GENERAL, text: generalFeedback }] : [])]
  const showing = [...parts.showing, ...(generalFeedback ? [show(GENERAL)] : [])]
  const item = element(
    'qti-assessment-item',
    {
      xmlns: NAMESPACE,
      identifier,
      title: question.title,
      adaptive: false,
      'time-dependent': false,
    },
    ...parts.declarations,
    ...outcomes(parts, feedback.length > 0),
    bodyOf(question, parts),
    ...processing(parts, feedback.length > 0 ? showing : []),
    ...feedback.map(({ identifier, text }) => modal(identifier, text)),
  )
  return { xml: writeXml(item), media: parts.media ?? [] }
}

function outcomes({ maximum, isMarkedByPeople, counters = [] }: QtiParts, hasFeedback: boolean): XmlOutElement[] {
  const declare = (identifier: string, value: number | null, more: Record<string, string | number> = {}) =>
    element(
      'qti-outcome-declaration',
      { identifier, cardinality: 'single', 'base-type': 'float', ...more },
      ...(value === null ? [] : [element('qti-default-value', {}, element('qti-value', {}, String(value)))]),
    )
  return [
    declare('SCORE', 0, {
      'normal-maximum': maximum,
      ...(isMarkedByPeople ? { 'external-scored': 'human' } : {}),
    }),
    declare('MAXSCORE', maximum),
    ...counters.map((identifier) => declare(identifier, null)),
    ...(hasFeedback
      ? [
          element('qti-outcome-declaration', {
            identifier: FEEDBACK,
            cardinality: 'multiple',
            'base-type': 'identifier',
          }),
        ]
      : []),
  ]
}

function bodyOf(question: Question, parts: QtiParts): XmlOutElement {
  const { stem, hints = [], product, externalId, type } = question
  const own = { type, id: externalId ?? '', product, ...parts.own }
  const attributes = Object.fromEntries(Object.entries(own).map(([name, value]) => [`data-rung-${name}`, value]))
  return element(
    'qti-item-body',
    attributes,
    ...(parts.isWholeBody ? [] : blocksXml(stem)),
    ...parts.body,
    ...hints.map((hint, at) =>
      element('qti-rubric-block', { view: 'tutor', 'data-rung-hint': at + 1 }, ...blocksXml(hint)),
    ),
  )
}

function processing({ template, rules = [] }: QtiParts, showing: readonly XmlOutElement[]): XmlOutElement[] {
  if (template && showing.length === 0)
    return [element('qti-response-processing', { template: `${TEMPLATES}${template}` })]
  const all = [...rules, ...showing]
  return all.length > 0 ? [element('qti-response-processing', {}, ...all)] : []
}

const modal = (identifier: string, text: RichText): XmlOutElement =>
  element(
    'qti-modal-feedback',
    { 'outcome-identifier': FEEDBACK, identifier, 'show-hide': 'show' },
    inlineElement('qti-content-body', {}, ...richTextXml(text)),
  )
