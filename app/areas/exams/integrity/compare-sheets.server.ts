import { isAnswered, ownResponse, summariseResponse } from '~/areas/questions/answer-question'
import type { SummaryPart } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { compare, ONE, readRational } from '~/platform/rational'
import type { SheetItem } from '../results/answer-sheet'
import type { MarkedItemRecord } from '../results/marked-item'
import { readSheets } from '../results/read-sheets.server'
import { type AttemptWithResult, attemptsWithResult, questionIdsOf } from './queries.reference.server'
import type { SimilarItem } from './similar-answers'
import type { MeasuredSimilarity } from './worth-a-look'

type Given = { words: readonly SummaryPart[]; isRight: boolean }

/** A question that both had, with both answers. */
export type BesideRow = {
  questionId: string
  title: string
  number: number
  own: Given
  other: Given
  /** what is known of it when both were wrong */
  known: Omit<SimilarItem, 'question'> | null
}

export type SheetsBeside = BesideRow[]

/**
 * The answers of an attempt beside those of some others, as they are marked now, in the same number of queries
 * however many there are.
 * Questions with the same wrong answer come first, the rarest on top.
 */
export async function compareSheets(
  ctx: Ctx,
  attemptId: string,
  otherIds: readonly string[],
): Promise<{
  others: Map<string, AttemptWithResult>
  sheets: (otherId: string, measured: MeasuredSimilarity) => SheetsBeside
}> {
  if (otherIds.length === 0) return { others: new Map(), sheets: () => [] }
  const attempts = await attemptsWithResult(ctx.db, [attemptId, ...otherIds])
  const { sheets, versions } = await readSheets(ctx, attempts)
  const questionIds = await questionIdsOf(ctx.db, [...versions.keys()])
  const right = new Set(
    attempts.flatMap(({ items }) =>
      json<MarkedItemRecord[]>(items)
        .filter(({ fraction }) => compare(readRational(fraction), ONE) >= 0)
        .map(({ itemId }) => itemId),
    ),
  )
  const byQuestion = (id: string) =>
    new Map((sheets.get(id)?.items ?? []).map((item) => [questionIds.get(item.versionId) ?? '', item]))
  const own = byQuestion(attemptId)
  return {
    others: new Map(attempts.filter(({ id }) => id !== attemptId).map((one) => [one.id, one])),
    sheets: (otherId, measured) => {
      const known = new Map(measured.items.map(({ question, ...item }) => [question, item]))
      const rows = [...byQuestion(otherId)].flatMap(([questionId, other]): BesideRow[] => {
        const item = own.get(questionId)
        if (!item) return []
        return [
          {
            ...{ questionId, title: item.question.title, number: item.position },
            ...{ own: given(item, right), other: given(other, right), known: known.get(questionId) ?? null },
          },
        ]
      })
      return rows.sort((a, b) => rank(a) - rank(b) || a.number - b.number)
    },
  }
}

function given({ question, order, response, itemId }: SheetItem, right: ReadonlySet<string>): Given {
  const own = ownResponse(question, order, response)
  const words = own && isAnswered(question, own) ? summariseResponse(question, own) : []
  return { words, isRight: right.has(itemId) }
}

/** Same wrong answer: below 1, by how common it is; both wrong: 2; the others: 3. */
const rank = ({ known }: BesideRow): number =>
  known === null ? 3 : known.same ? known.othersAlike / Math.max(1, known.othersWrong) : 2
