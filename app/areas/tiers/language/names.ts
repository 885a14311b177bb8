/** Names of people by id, and of certifications by slug their titles and the exams that earn them. */
export type Names = {
  readonly people: Readonly<Record<string, string>>
  readonly certifications: Readonly<Record<string, string>>
  readonly exams: Readonly<Record<string, string>>
}

/** For sentences that name nobody and nothing. */
export const NO_NAMES: Names = { people: {}, certifications: {}, exams: {} }

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/

/**
 * A name inside a sentence that may run the other way: kept together by Unicode's isolating marks (UAX #9), which have
 * no width and are left out where both run the same way.
 */
export const isolated = (name: string, isSentenceRightToLeft: boolean): string =>
  RIGHT_TO_LEFT.test(name) === isSentenceRightToLeft ? name : `\u2068${name}\u2069`
