import { findPeople } from '~/areas/identity/people.server'
import type { Review } from '~/areas/questions/review'
import { SHOW_EVERYTHING } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { formatRational, mul, readRational } from '~/platform/rational'
import { mayRegrade } from '../policy'
import { findAttempt } from '../queries.server'
import type { SheetItem } from '../results/answer-sheet'
import { markAttempt } from '../results/mark-attempt'
import { readSheets } from '../results/read-sheets.server'
import { concerns, correctItem } from './correct-item'
import type { Correction } from './correction'
import { correctionOf, readScope } from './read-scope.server'
import { revealCorrected } from './reveal-corrected'

type Side = { points: string; maxMark: string; scored: boolean; review: Review }

export type RegradedAttempt = {
  attemptId: string
  person: string
  exam: { title: string; language: string }
  number: number
  submittedAt: number | null
  /** the questions of the attempt that the correction concerns, without it and with it */
  items: { number: number; without: Side; with: Side }[]
}

/**
 * What a correction does to one attempt, question by question.
 * @throws AppError 403 for others than examiners, 404 for an attempt that it does not concern
 */
export async function viewRegradedAttempt(
  ctx: Ctx,
  input: { regradeId: string; attemptId: string },
): Promise<RegradedAttempt> {
  authorise(mayRegrade(ctx.actor))
  const scope = await readScope(ctx, input.regradeId)
  const attempt = await findAttempt(ctx.db, input.attemptId)
  if (!attempt) throw notFound('exams.attempt-not-found')
  const own = correctionOf(scope)
  const read = await readSheets(ctx, [attempt], { adding: own })
  const [sheet, exam] = [read.sheets.get(attempt.id), read.exams.get(attempt.exam_version_id)]
  invariant(sheet && exam, 'what was asked for was read')
  const others = read.corrections.filter(({ regradeId }) => regradeId !== scope.regradeId)
  const items = sheet.items.filter(({ versionId }) => concerns(own, versionId, sheet.examId))
  if (items.length === 0) throw notFound('exams.attempt-not-found')
  const person = (await findPeople(ctx, [attempt.person_id])).get(attempt.person_id)
  const sides = (corrections: readonly Correction[]) => {
    const of = { corrections, versions: read.versions, manual: read.manual }
    const marked = new Map(markAttempt(sheet, of).items.map((item) => [item.itemId, item]))
    return (item: SheetItem): Side => {
      const as = correctItem(item, sheet.examId, of)
      const fraction = readRational(marked.get(item.itemId)?.fraction ?? '0/1')
      return {
        points: formatRational(mul(fraction, readRational(as.maxMark))),
        maxMark: as.maxMark,
        scored: as.scored,
        review: revealCorrected(item, as, read.manual.get(item.itemId), SHOW_EVERYTHING),
      }
    }
  }
  const [without, having] = [sides(others), sides([...others, own])]
  return {
    attemptId: attempt.id,
    person: person?.name ?? '',
    exam: { title: exam.title, language: exam.language },
    number: attempt.number,
    submittedAt: attempt.submitted_at,
    items: items.map((item) => ({ number: item.position, without: without(item), with: having(item) })),
  }
}
