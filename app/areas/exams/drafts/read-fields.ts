import type { z } from 'zod'
import { div, parseRational, rational, toNumber } from '~/platform/rational'
import { type ExamFile, examSchema } from '../blueprints/blueprint'
import { type ExamProblem, problemsOf } from '../blueprints/exam-problems'
import { reviewParts } from '../blueprints/review-setting'
import { type DraftFields, drawField, sectionField, sizesOf } from './draft-fields'

/** What is wrong with a draft, at the field that has it. */
export type FieldProblem = { field: string; code: FieldProblemCode; limit: number | null; detail: string }
type FieldProblemCode =
  | 'missing'
  | 'number'
  | 'slug'
  | 'moment'
  | 'too-small'
  | 'too-big'
  | 'no-section'
  | 'section-empty'
  | 'refused'
  | ExamProblem['code']

export type ReadFields = { exam: ExamFile; problems: [] } | { exam: null; problems: FieldProblem[] }

/**
 * The exam that a draft's fields say, or everything that is wrong with them. The same schema reads exam files, so both
 * ways make the same exams.
 */
export function readExam(fields: DraftFields): ReadFields {
  const parsed = examSchema.safeParse(inputOf(fields))
  if (!parsed.success) return { exam: null, problems: parsed.error.issues.map((issue) => problemOf(issue, fields)) }
  const problems = problemsOf(parsed.data).map(
    ({ code, path, detail }): FieldProblem => ({ field: fieldAt(path), code, limit: null, detail }),
  )
  return problems.length === 0 ? { exam: parsed.data, problems: [] } : { exam: null, problems }
}

function inputOf(fields: DraftFields): unknown {
  const text = (name: string) => fields[name]
  const isOn = (name: string) => fields[name] === 'on'
  const all = (names: Record<string, unknown>) =>
    Object.values(names).every((value) => value === undefined) ? undefined : names
  const shown = (phase: string) => reviewParts.filter((part) => isOn(`review.${phase}.${part}`))
  const window = all({ opensAt: text('window.opensAt'), closesAt: text('window.closesAt') })
  const perPage = text('questionsPerPage')
  return {
    title: text('title'),
    summary: text('summary'),
    language: text('language'),
    certification: text('certification'),
    courses: names(text('courses')),
    timeLimitMinutes: number(text('timeLimitMinutes')),
    attemptsAllowed: number(text('attemptsAllowed')),
    coolDownHours: names(text('coolDownHours')).length === 0 ? undefined : names(text('coolDownHours')).map(number),
    redoLessons: text('redoLessons'),
    retakeAfterPassDays: number(text('retakeAfterPassDays')),
    passMark: share(text('passMark')),
    scaledScore: all({
      lowest: number(text('scaledScore.lowest')),
      pass: number(text('scaledScore.pass')),
      highest: number(text('scaledScore.highest')),
    }),
    shuffleQuestions: isOn('shuffleQuestions'),
    shuffleOptions: isOn('shuffleOptions'),
    exposureCap:
      text('exposureCap.share') === undefined
        ? undefined
        : {
            share: share(text('exposureCap.share')),
            ofLastAttempts: number(text('exposureCap.ofLastAttempts')),
          },
    questionsPerPage: perPage === 'all' || perPage === 'section' ? perPage : number(perPage),
    navigation: text('navigation'),
    review: {
      afterSubmit: shown('afterSubmit'),
      keyAfterLastAttempt: isOn('review.keyAfterLastAttempt'),
      later:
        text('review.later.afterHours') === undefined
          ? undefined
          : { afterHours: number(text('review.later.afterHours')), show: shown('later') },
      afterClose: isOn('review.afterClose') ? shown('afterClose') : undefined,
    },
    requires: {
      courses: names(text('requires.courses')),
      certifications: names(text('requires.certifications')),
      benefit: text('requires.benefit'),
    },
    window: window && { ...window, closeCutsRunningAttempts: isOn('window.closeCutsRunningAttempts') },
    honourStatement: text('honourStatement'),
    agreement: all({
      version: text('agreement.version'),
      title: text('agreement.title'),
      text: text('agreement.text'),
    }),
    mode: text('mode'),
    tries: number(text('tries')),
    penaltyPerTry: text('penaltyPerTry') && latinDigits(text('penaltyPerTry') ?? ''),
    certainty: isOn('certainty') ? true : undefined,
    marking: all({
      anonymous: isOn('marking.names') ? false : undefined,
      secondMarker: all({ within: share(text('marking.within')), agreement: share(text('marking.agreement')) }),
    }),
    sections: sizesOf(fields).map((draws, section) => ({
      id: text(sectionField(section, 'id')),
      title: text(sectionField(section, 'title')),
      passMark: share(text(sectionField(section, 'passMark'))),
      trial: number(text(sectionField(section, 'trial'))),
      draw: Array.from({ length: draws }, (_, draw) => ({
        pool: text(drawField(section, draw, 'pool')),
        objective: text(drawField(section, draw, 'objective')),
        difficulty: text(drawField(section, draw, 'difficulty')),
        tag: text(drawField(section, draw, 'tag')),
        count: number(text(drawField(section, draw, 'count'))),
        questions: listed(text(drawField(section, draw, 'questions'))),
        points: number(text(drawField(section, draw, 'points'))),
      })),
    })),
  }
}

/** Short names, separated by anything that separates words. */
const names = (text: string | undefined): string[] => (text ?? '').split(/[\s,،;؛]+/).filter((name) => name !== '')

/** Ids of questions may hold spaces, so only commas and lines separate them. */
function listed(text: string | undefined): string[] | undefined {
  const ids = (text ?? '').split(/[\n,،]+/).flatMap((id) => id.trim() || [])
  return ids.length === 0 ? undefined : ids
}

/** A number as typed, with the digits of any script that our languages use; what is none stays text, and is refused. */
function number(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined
  const value = parseRational(latinDigits(text))
  return value === null ? text : toNumber(value)
}

/** A percentage as a share 0..1; the nearest decimal, which the schema reads exactly. */
function share(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined
  const value = parseRational(latinDigits(text).replace(/[%٪]$/, ''))
  return value === null ? text : toNumber(div(value, rational(100)))
}

const latinDigits = (text: string): string =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace('٫', '.')

function problemOf(issue: z.core.$ZodIssue, fields: DraftFields): FieldProblem {
  const field = fieldAt(issue.path.filter((part): part is string | number => typeof part !== 'symbol'))
  const of = (code: FieldProblemCode, limit: number | null = null): FieldProblem => ({
    field,
    code,
    limit,
    detail: fields[field] ?? '',
  })
  const isShare = /passMark$|exposureCap\.share$|^marking\./.test(field)
  if (fields[field] === undefined && issue.code !== 'too_small' && issue.code !== 'too_big') return of('missing')
  if (issue.code === 'too_small' && issue.origin === 'array' && issue.path[0] === 'sections')
    return of(issue.path.length === 1 ? 'no-section' : 'section-empty')
  switch (issue.code) {
    case 'invalid_type':
      return of('number')
    case 'too_small':
      return of('too-small', Number(issue.minimum) * (isShare ? 100 : 1))
    case 'too_big':
      return of('too-big', Number(issue.maximum) * (isShare ? 100 : 1))
    case 'invalid_format':
      return of(/window\./.test(field) ? 'moment' : 'slug')
    case 'invalid_union':
      return of('number')
    default:
      return of('refused')
  }
}

/** The field that shows what stands at a path of the exam; of a list that one field holds, that field. */
function fieldAt(path: readonly (string | number)[]): string {
  const [first, ...rest] = path
  if (first === 'sections' && path.length > 1) {
    const [section, part, draw, name] = rest
    if (part === undefined) return sectionField(Number(section), 'id')
    if (part !== 'draw') return sectionField(Number(section), String(part))
    return draw === undefined
      ? drawField(Number(section), 0, 'pool')
      : drawField(Number(section), Number(draw), String(name ?? 'pool'))
  }
  if (first === 'sections') return sectionField(0, 'title')
  if (first === 'marking') return `marking.${rest.at(-1) ?? 'within'}`
  if (first === 'courses' || first === 'coolDownHours') return first
  if (first === 'requires') return `requires.${rest[0] ?? 'courses'}`
  if (first === 'review') return rest[0] === 'later' ? 'review.later.afterHours' : `review.${rest[0] ?? 'afterSubmit'}`
  return path.join('.')
}
