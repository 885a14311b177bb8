import { exactDecimal, mul, rational, readRational, toDecimal } from '~/platform/rational'
import type { ExamFile } from '../blueprints/blueprint'
import { partsOf, type ReviewPart, type ReviewSetting, reviewParts } from '../blueprints/review-setting'

/**
 * A draft as its form has it: every field by its name, as it was typed. Kept like this, a draft can be saved while it is
 * not right yet, and nothing that was typed is lost. Ticked boxes are `on`; shares are percentages.
 */
export type DraftFields = Readonly<Record<string, string>>

/** Sections and draws that a form can hold; more than any honest exam has. */
const MOST_SECTIONS = 30
const MOST_DRAWS_IN_SECTION = 60
const LONGEST_FIELD = 20_000

export const sectionField = (section: number, name: string): string => `sections.${section}.${name}`
export const drawField = (section: number, draw: number, name: string): string =>
  `sections.${section}.draw.${draw}.${name}`

const DRAW_FIELDS = ['pool', 'objective', 'difficulty', 'tag', 'count', 'questions', 'points'] as const
const SECTION_FIELDS = ['id', 'title', 'passMark', 'trial'] as const
const PHASES = ['afterSubmit', 'later', 'afterClose'] as const
const FIELDS: readonly string[] = [
  ...['title', 'summary', 'language', 'certification', 'courses', 'timeLimitMinutes', 'attemptsAllowed'],
  ...['coolDownHours', 'redoLessons', 'retakeAfterPassDays', 'passMark'],
  ...['scaledScore.lowest', 'scaledScore.pass', 'scaledScore.highest'],
  ...['shuffleQuestions', 'shuffleOptions', 'exposureCap.share', 'exposureCap.ofLastAttempts'],
  ...['questionsPerPage', 'navigation', 'review.keyAfterLastAttempt', 'review.later.afterHours', 'review.afterClose'],
  ...PHASES.flatMap((phase) => reviewParts.map((part) => `review.${phase}.${part}`)),
  ...['requires.courses', 'requires.certifications', 'requires.benefit'],
  ...['window.opensAt', 'window.closesAt', 'window.closeCutsRunningAttempts'],
  ...['honourStatement', 'agreement.version', 'agreement.title', 'agreement.text'],
  ...['mode', 'tries', 'penaltyPerTry', 'certainty'],
  ...['marking.names', 'marking.within', 'marking.agreement'],
]

/** The fields of a sent form, without those left empty and those that an exam does not have. */
export function readFields(get: (name: string) => string | null): DraftFields {
  const names = [
    ...FIELDS,
    ...Array.from({ length: MOST_SECTIONS }, (_, section) => [
      ...SECTION_FIELDS.map((name) => sectionField(section, name)),
      ...Array.from({ length: MOST_DRAWS_IN_SECTION }, (_, draw) =>
        DRAW_FIELDS.map((name) => drawField(section, draw, name)),
      ).flat(),
    ]).flat(),
  ]
  const given = names.flatMap((name) => {
    const value = (get(name) ?? '').trim().slice(0, LONGEST_FIELD)
    return value === '' ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given)
}

/** How many sections a draft has, and how many draws each; empty rows at the end do not count. */
export function sizesOf(fields: DraftFields): number[] {
  const names = Object.keys(fields)
  const last = (pattern: RegExp) =>
    Math.max(-1, ...names.flatMap((name) => [...name.matchAll(pattern)].map((match) => Number(match[1]))))
  const sections = last(/^sections\.(\d+)\./g) + 1
  return Array.from(
    { length: sections },
    (_, section) => last(new RegExp(`^sections\\.${section}\\.draw\\.(\\d+)\\.`, 'g')) + 1,
  )
}

/** The fields that show a published exam as it is. */
export function fieldsOf(exam: ExamFile): DraftFields {
  const { window, agreement, scaledScore, exposureCap, review } = exam
  const entries: [string, string | number | boolean | undefined][] = [
    ['title', exam.title],
    ['summary', exam.summary],
    ['language', exam.language],
    ['certification', exam.certification],
    ['courses', exam.courses.join(', ')],
    ['timeLimitMinutes', exam.timeLimitMinutes],
    ['attemptsAllowed', exam.attemptsAllowed],
    ['coolDownHours', exam.coolDownHours.join(', ')],
    ['redoLessons', exam.redoLessons],
    ['retakeAfterPassDays', exam.retakeAfterPassDays],
    ['passMark', percent(exam.passMark)],
    ['scaledScore.lowest', scaledScore?.lowest],
    ['scaledScore.pass', scaledScore?.pass],
    ['scaledScore.highest', scaledScore?.highest],
    ['shuffleQuestions', exam.shuffleQuestions],
    ['shuffleOptions', exam.shuffleOptions],
    ['exposureCap.share', exposureCap && percent(exposureCap.share)],
    ['exposureCap.ofLastAttempts', exposureCap?.ofLastAttempts],
    ['questionsPerPage', exam.questionsPerPage],
    ['navigation', exam.navigation],
    ['review.keyAfterLastAttempt', review.keyAfterLastAttempt],
    ['review.later.afterHours', review.later?.afterHours],
    ['review.afterClose', review.afterClose !== undefined],
    ...shownParts('afterSubmit', review.afterSubmit),
    ...shownParts('later', review.later?.show ?? []),
    ...shownParts('afterClose', review.afterClose ?? []),
    ['requires.courses', exam.requires.courses.join(', ')],
    ['requires.certifications', exam.requires.certifications.join(', ')],
    ['requires.benefit', exam.requires.benefit],
    ['window.opensAt', window?.opensAt === undefined ? undefined : new Date(window.opensAt).toISOString()],
    ['window.closesAt', window?.closesAt === undefined ? undefined : new Date(window.closesAt).toISOString()],
    ['window.closeCutsRunningAttempts', window?.closeCutsRunningAttempts],
    ['honourStatement', exam.honourStatement],
    ['agreement.version', agreement?.version],
    ['agreement.title', agreement?.title],
    ['agreement.text', agreement?.text],
    ['mode', exam.mode],
    ['tries', exam.tries],
    ['penaltyPerTry', exam.penaltyPerTry],
    ['certainty', exam.certainty],
    ['marking.names', exam.marking?.anonymous === false],
    ['marking.within', exam.marking?.secondMarker && percent(exam.marking.secondMarker.within)],
    ['marking.agreement', exam.marking?.secondMarker?.agreement && percent(exam.marking.secondMarker.agreement)],
    ...exam.sections.flatMap((section, index): [string, string | number | undefined][] => [
      [sectionField(index, 'id'), section.id],
      [sectionField(index, 'title'), section.title],
      [sectionField(index, 'passMark'), section.passMark && percent(section.passMark)],
      [sectionField(index, 'trial'), section.trial],
      ...section.draw.flatMap((draw, at): [string, string | number | undefined][] => [
        [drawField(index, at, 'pool'), draw.pool],
        [drawField(index, at, 'objective'), draw.objective],
        [drawField(index, at, 'difficulty'), draw.difficulty],
        [drawField(index, at, 'tag'), draw.tag],
        [drawField(index, at, 'count'), draw.count],
        [drawField(index, at, 'questions'), draw.questions?.join(', ')],
        [drawField(index, at, 'points'), draw.points && decimal(draw.points)],
      ]),
    ]),
  ]
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = value === true ? 'on' : value === false || value === undefined ? '' : String(value)
      return text === '' ? [] : [[name, text] as const]
    }),
  )
}

/** An exam of which nothing is said yet but its name. */
export const fieldsOfNew = (title: string, language: string): DraftFields => ({
  title,
  language,
  passMark: '70',
  coolDownHours: '0, 24, 72',
  shuffleQuestions: 'on',
  shuffleOptions: 'on',
  questionsPerPage: '1',
  navigation: 'free',
  'review.afterSubmit.marks': 'on',
  'review.afterSubmit.right-wrong': 'on',
})

const shownParts = (phase: (typeof PHASES)[number], setting: ReviewSetting): [string, boolean][] => {
  const parts = partsOf(setting)
  return reviewParts.map((part: ReviewPart) => [`review.${phase}.${part}`, parts.includes(part)])
}

const decimal = (fraction: string): string =>
  exactDecimal(readRational(fraction)) ?? toDecimal(readRational(fraction), 6)

const percent = (share: string): string => {
  const value = mul(readRational(share), rational(100))
  return exactDecimal(value) ?? toDecimal(value, 6)
}
