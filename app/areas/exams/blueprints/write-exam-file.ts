import { stringify } from 'yaml'
import { readRational, toNumber } from '~/platform/rational'
import { type Draw, type ExamFile, examSchema, type Section } from './blueprint'

/**
 * An exam as its file says it, `content/exams/<slug>.yaml`: what is made in the browser goes back into files this way.
 * Reading it gives the same exam. Keys that say what would hold without them are left out.
 */
export function writeExamFile(exam: ExamFile): string {
  const { title, summary, language, certification, courses, sections, passMark, ...rest } = exam
  const head = { title, summary, language, certification, courses: unlessEmpty(courses) }
  return stringify(
    withoutNothing({
      ...head,
      ...settings(rest),
      passMark: number(passMark),
      sections: sections.map(sectionOf),
    }),
    { lineWidth: 110 },
  )
}

type Rest = Omit<ExamFile, 'title' | 'summary' | 'language' | 'certification' | 'courses' | 'sections' | 'passMark'>

/** Everything that the schema fills in by itself is left out where it says no more than that. */
function settings({ window, exposureCap, marking, requires, ...rest }: Rest): object {
  const said = Object.entries(rest).filter(([key, value]) => JSON.stringify(value) !== DEFAULTS[key])
  const second = marking?.secondMarker
  return {
    ...Object.fromEntries(said),
    requires: withoutNothing({
      courses: unlessEmpty(requires.courses),
      certifications: unlessEmpty(requires.certifications),
      benefit: requires.benefit,
    }),
    exposureCap: exposureCap && { ...exposureCap, share: number(exposureCap.share) },
    window: window && {
      opensAt: moment(window.opensAt),
      closesAt: moment(window.closesAt),
      closeCutsRunningAttempts: window.closeCutsRunningAttempts || undefined,
    },
    marking: marking && {
      ...marking,
      secondMarker: second && { within: number(second.within), agreement: number(second.agreement) },
    },
  }
}

const sectionOf = ({ passMark, draw, ...section }: Section) => ({
  ...section,
  passMark: number(passMark),
  draw: draw.map(({ points, ...one }: Draw) => ({ ...one, points: number(points) })),
})

/** What the schema makes of an exam that says only what it must, as JSON by key. */
const DEFAULTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    examSchema.parse({
      ...{ title: 'T', summary: 'S', language: 'en', passMark: 1 },
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'p', count: 1 }] }],
    }),
  ).map(([key, value]) => [key, JSON.stringify(value)]),
)

/** Shares and points are decimals in files, and so was what they were read from. */
const number = (fraction: string | undefined): number | undefined =>
  fraction === undefined ? undefined : toNumber(readRational(fraction))

const moment = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()

const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

/** Without keys that have no value, and without objects that hold none; null for nothing at all. */
function withoutNothing(value: object): object | undefined {
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const made = Array.isArray(inner)
      ? inner.map((one) => (isObject(one) ? withoutNothing(one) : one))
      : isObject(inner)
        ? withoutNothing(inner)
        : inner
    return made === undefined ? [] : [[key, made] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
