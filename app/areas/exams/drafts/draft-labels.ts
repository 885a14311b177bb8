import { languageName } from '~/areas/catalogue/language-name'
import type { Formatter } from '~/i18n/format'
import type { MessageKey, Translator } from '~/i18n/types'
import type { ReviewPart } from '../blueprints/review-setting'
import type { Mode } from '../modes/mode-settings'

type Words = Translator<'examine'>
type Key = MessageKey<'examine'>

export const FIELD_LABELS = {
  title: 'fields.title',
  summary: 'fields.summary',
  language: 'fields.language',
  certification: 'fields.certification',
  courses: 'fields.courses',
  timeLimitMinutes: 'fields.time-limit',
  attemptsAllowed: 'fields.attempts',
  coolDownHours: 'fields.cool-down',
  redoLessons: 'fields.redo',
  retakeAfterPassDays: 'fields.retake-after-pass',
  passMark: 'fields.pass-mark',
  'scaledScore.lowest': 'fields.scale-lowest',
  'scaledScore.pass': 'fields.scale-pass',
  'scaledScore.highest': 'fields.scale-highest',
  shuffleQuestions: 'fields.shuffle-questions',
  shuffleOptions: 'fields.shuffle-options',
  'exposureCap.share': 'fields.exposure-share',
  'exposureCap.ofLastAttempts': 'fields.exposure-last',
  questionsPerPage: 'fields.per-page',
  navigation: 'fields.navigation',
  'review.keyAfterLastAttempt': 'fields.key-last',
  'review.afterSubmit': 'fields.review-after-submit',
  'review.later': 'fields.review-later',
  'review.later.afterHours': 'fields.review-later-hours',
  'review.afterClose': 'fields.review-close',
  'requires.courses': 'fields.requires-courses',
  'requires.certifications': 'fields.requires-certifications',
  'requires.benefit': 'fields.requires-benefit',
  'window.opensAt': 'fields.opens',
  'window.closesAt': 'fields.closes',
  'window.closeCutsRunningAttempts': 'fields.close-cuts',
  honourStatement: 'fields.honour',
  'agreement.version': 'fields.agreement-version',
  'agreement.title': 'fields.agreement-title',
  'agreement.text': 'fields.agreement-text',
  mode: 'fields.mode',
  tries: 'fields.tries',
  penaltyPerTry: 'fields.penalty',
  certainty: 'fields.certainty',
  'marking.names': 'fields.marking-names',
  'marking.within': 'fields.marking-within',
  'marking.agreement': 'fields.marking-agreement',
} as const satisfies Record<string, Key>

const SECTION_LABELS = {
  id: 'fields.section-id',
  title: 'fields.section-title',
  passMark: 'fields.section-pass-mark',
  trial: 'fields.trial',
} as const satisfies Record<string, Key>

const DRAW_LABELS = {
  pool: 'fields.pool',
  objective: 'fields.objective',
  difficulty: 'fields.difficulty',
  tag: 'fields.tag',
  count: 'fields.count',
  questions: 'fields.questions',
  points: 'fields.points',
} as const satisfies Record<string, Key>

export const MODE_LABELS = {
  exam: 'choices.mode-exam',
  practice: 'choices.mode-practice',
  retry: 'choices.mode-retry',
} as const satisfies Record<Mode, Key>

export const PART_LABELS = {
  marks: 'choices.part-marks',
  'right-wrong': 'choices.part-right-wrong',
  answers: 'choices.part-answers',
  feedback: 'choices.part-feedback',
} as const satisfies Record<ReviewPart, Key>

/** What a field of a draft is called where it stands alone: “Section 2, draw 1: How many”. */
export function fieldInWords(t: Words, format: Formatter, field: string): string {
  const draw = /^sections\.(\d+)\.draw\.(\d+)\.(\w+)$/.exec(field)
  if (draw)
    return t('draft.draw-of', {
      section: format.number(Number(draw[1]) + 1),
      number: format.number(Number(draw[2]) + 1),
      field: labelOf(t, DRAW_LABELS, draw[3] ?? ''),
    })
  const section = /^sections\.(\d+)\.(\w+)$/.exec(field)
  if (section)
    return t('draft.section-of', {
      section: format.number(Number(section[1]) + 1),
      field: labelOf(t, SECTION_LABELS, section[2] ?? ''),
    })
  const part = /^(review\.\w+)\.(marks|right-wrong|answers|feedback)$/.exec(field)
  if (part)
    return t('draft.part-of', {
      phase: labelOf(t, FIELD_LABELS, part[1] ?? ''),
      part: t(PART_LABELS[part[2] as ReviewPart]),
    })
  return labelOf(t, FIELD_LABELS, field)
}

/** A value as it was typed, or in words where the field has only certain ones. */
export function valueInWords(t: Words, format: Formatter, field: string, value: string): string {
  if (value === '') return t('publish.nothing')
  if (value === 'on') return t('draft.on')
  if (field === 'navigation' && Object.hasOwn(NAVIGATION_LABELS, value))
    return t(NAVIGATION_LABELS[value as keyof typeof NAVIGATION_LABELS])
  if (field === 'redoLessons' && Object.hasOwn(REDO_LABELS, value))
    return t(REDO_LABELS[value as keyof typeof REDO_LABELS])
  if (field === 'questionsPerPage') return perPageInWords(t, value)
  if (/^window\..*At$/.test(field) && !Number.isNaN(Date.parse(value))) return format.dateTime(Date.parse(value))
  if (field === 'language') return languageName(value, format.locale)
  if (field === 'mode' && Object.hasOwn(MODE_LABELS, value)) return t(MODE_LABELS[value as Mode])
  return NUMBERS.test(value) && field !== 'agreement.version'
    ? value.replace(/\d+(\.\d+)?/g, (number) => format.number(Number(number)))
    : value
}

/** A number or several: minutes, points, the hours before each attempt. */
const NUMBERS = /^\d+(\.\d+)?(,\s*\d+(\.\d+)?)*$/

export const NAVIGATION_LABELS = {
  free: 'choices.navigation-free',
  'forward-only': 'choices.navigation-forward-only',
} as const satisfies Record<string, Key>

export const REDO_LABELS = {
  instead: 'choices.redo-instead',
  'as-well': 'choices.redo-as-well',
} as const satisfies Record<string, Key>

export function perPageInWords(t: Words, value: string): string {
  if (value === 'all') return t('choices.page-all')
  if (value === 'section') return t('choices.page-section')
  return /^\d{1,3}$/.test(value) ? t('choices.page-count', { count: Number(value) }) : value
}

function labelOf(t: Words, labels: Readonly<Record<string, Key>>, name: string): string {
  const key = labels[name]
  return key === undefined ? name : t(key)
}
