import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import type { OtherNeed } from './path-building'
import type { PathCourse } from './path-step'

/** Something a person may earn, with what the catalogue says it takes. */
export type Offer = {
  readonly personId: string
  readonly certification: string
  readonly exam: OfferedExam
  /** Those that the person has not finished. */
  readonly courses: readonly PathCourse[]
  /** Certifications that must be held before. */
  readonly after: readonly string[]
  /** The exam rests until then (epoch ms), by the rules of the exam; null when it may be taken now. */
  readonly notBefore: number | null
}

/** `isEstimate`: the exam has no time limit, and its length is guessed from its questions. */
export type OfferedExam = { readonly slug: string; readonly minutes: number; readonly isEstimate: boolean }

export type PlanOptions = {
  /** People who are not asked. */
  readonly leaveOut: readonly string[]
  /** Roles whose people are asked first; empty for everybody alike. */
  readonly prefer: readonly string[]
  /** Hours that nobody is asked for more of; null for no bound. */
  readonly mostHours: number | null
}

export const PLAIN_OPTIONS: PlanOptions = { leaveOut: [], prefer: [], mostHours: null }

/** All that a plan is worked out from: plain data, so that another thread can do it. */
export type PlanQuestion = {
  readonly programme: Programme
  readonly facts: readonly Fact[]
  /** The moment that is asked about, epoch ms. */
  readonly at: number
  readonly tier: string
  readonly offers: readonly Offer[]
  readonly options: PlanOptions
}

/**
 * The steps of least time that give the tier, as far as learning can. `others` are the ids of rules that learning does not
 * meet, with what learning could do for each all the same. Without `chosen` no choice gives the tier (`impossible`), or none was found in time (`not-found`).
 */
export type Solution =
  | {
      readonly kind: 'found'
      readonly chosen: readonly Pick<Offer, 'personId' | 'certification'>[]
      readonly others: readonly OtherNeed[]
      /** Learning might meet a requirement in a way that is no sum of steps: there may be a cheaper way. */
      readonly isUnsure: boolean
      /** Proven to be the cheapest; never where that is unsure. */
      readonly isCheapest: boolean
      /** Minutes that no other choice of this kind goes below; not below zero. */
      readonly boundMinutes: number
    }
  /** `because` are the rules that no step meets, each by itself; empty when only all together cannot be met. */
  | { readonly kind: 'impossible'; readonly because: readonly string[]; readonly people: number }
  | { readonly kind: 'not-found' }
