import { type Candidate, fits } from '../delivery/draw-items'
import { deliveredAs } from '../modes/mode-settings'
import type { ExamFile } from './blueprint'

type Sides = Pick<ExamFile, 'mode' | 'certification' | 'sections'>
/** An exam that is offered beside the one looked at. */
export type OtherExam = { slug: string; exam: Sides }

/** A draw that can give questions whose key another exam tells, or that tells the key of another exam's questions. */
type ToldKey = {
  side: 'proves' | 'tells'
  path: readonly ['sections', number, 'draw', number]
  /** the other exam */
  slug: string
  /** the author's ids of the questions, as this draw has them */
  questions: readonly string[]
}

/** Does an exam tell what is right while it is sat? Where answers can be checked, the last check shows the key. */
const tellsKeys = ({ mode }: Pick<Sides, 'mode'>): boolean => deliveredAs({ mode }).mode !== 'exam'

/** Is an exam evidence for something, so that knowing its questions beforehand is worth anything? */
export const proves = ({ certification }: Partial<Pick<Sides, 'certification'>>): boolean => certification !== undefined

/**
 * Questions that one exam can give as evidence for a certification while another tells their key.
 *
 * The rule is about questions that both *can* give, not about pools: a pool that is parted by objective or tag may serve
 * both. Questions count with all their family, those that ask and offer the same words, because a copy in another pool
 * tells as much; live or on trial makes no difference, because a trial ends. Only exams that are evidence are kept
 * from this: what proves nothing has nothing to lose. A review after the last attempt is no telling in this sense: it is
 * withheld while anybody who sees it may sit the exam again (`review-policy.ts`).
 * @param familyOf what a question says, by its id; a question without an entry is a family of its own
 */
export function toldKeys(
  own: { slug: string; exam: Sides },
  others: readonly OtherExam[],
  questions: readonly Candidate[],
  familyOf: ReadonlyMap<string, string>,
): ToldKey[] {
  const family = ({ questionId }: Candidate) => familyOf.get(questionId) ?? questionId
  return opposites(own, others).flatMap(({ side, slug, exam }) => {
    const there = new Set(questions.filter((one) => canGive(exam, one)).map(family))
    return own.exam.sections.flatMap((section, index) =>
      section.draw.flatMap((draw, place): ToldKey[] => {
        const shared = questions.filter((one) => fits(one, draw) && there.has(family(one)))
        if (shared.length === 0) return []
        const ids = shared.map(({ externalId }) => externalId).sort()
        return [{ side, path: ['sections', index, 'draw', place], slug, questions: ids }]
      }),
    )
  })
}

/** The exams that an exam must share no question with, and which side of the rule it is on. */
export function opposites(
  own: { slug: string; exam: Sides },
  others: readonly OtherExam[],
): (OtherExam & { side: ToldKey['side'] })[] {
  return others.flatMap((other): (OtherExam & { side: ToldKey['side'] })[] => {
    if (other.slug === own.slug) return []
    if (proves(own.exam) && tellsKeys(other.exam)) return [{ ...other, side: 'proves' }]
    if (tellsKeys(own.exam) && proves(other.exam)) return [{ ...other, side: 'tells' }]
    return []
  })
}

const canGive = ({ sections }: Sides, question: Candidate): boolean =>
  sections.some(({ draw }) => draw.some((one) => fits(question, one)))
