import type { Rational } from '~/platform/rational'
import type { RichText } from '../../../rich-text'
import type { Problem } from '../../problems'
import type { QtiItem } from '../item'
import type { QtiElement } from '../qti-element'
import type { At } from '../refusal'
import type { Replace } from './body-text'
import type { Ids } from './ids'
import type { Given, Scoring } from './scoring'

/**
 * One response, as the item takes it and as our question takes it. `parts` are what was chosen, as feedback may wait
 * for it; `words` say it to a person.
 */
export type Case = {
  readonly given: Given
  readonly ours: unknown
  readonly parts: readonly string[]
  readonly words: string
}
/** `isAll`: every response there is, so that agreement on them is a proof; else a sample. */
type Cases = { readonly cases: readonly Case[]; readonly isAll: boolean }

/** What the item does, for making a question that does the same: what a response earns of the best one, and its feedback. */
export type Probe = {
  readonly shareOf: (given: Given) => Rational
  readonly maximum: Rational
  /** What is shown whenever that part is chosen. */
  readonly feedbackOf: (part: string) => RichText | undefined
}

/**
 * A question in the making. `make` proposes questions in the order of preference; the first whose marks equal the
 * item's on all cases is taken, else the one that differs least.
 */
export type Draft = {
  readonly type: string
  readonly cases: Cases
  readonly stem: RichText | null
  /** All but the base of the question, `type` included. */
  readonly make: (probe: Probe) => readonly object[]
}

/** An image of the package, by the address the item has for it. */
export type Media = {
  readonly sha256: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}
export type FindMedia = (address: string) => Media | null

/** What the readers of interactions get. */
export type ItemReading = {
  readonly item: QtiItem
  readonly body: QtiElement
  readonly scoring: Scoring
  readonly ids: Ids
  readonly findMedia: FindMedia
  readonly keywords: readonly string[]
  readonly media: Media[]
  /** Says what is read otherwise than the item means it; the verdict is then `approximated`. */
  readonly note: (code: Problem['code'], at: At, params?: Problem['params']) => void
  /** The stem: the body with the interaction's prompt in its place, or with what `replace` says. */
  readonly stem: (replace: Replace) => RichText | null
  /** The text of one part, such as an option. */
  readonly text: (element: QtiElement) => RichText | null
  /** What our own files say beyond QTI in `data-rung-…` attributes of the body. */
  readonly own: (name: string) => string | undefined
}
