import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { ExamSettings } from '../blueprints/blueprint'
import { mayMark } from '../policy'
import { MARKING_PAGE_SIZE } from './page-size'
import { countWaiting, nextWaiting, waitingGroups } from './queries.server'

export type MarkingGroup = {
  /** of the question or the attempt */
  id: string
  examTitle: string
  questionTitle: string
  /** whose attempt it is; null where the exam is marked without names */
  personName: string | null
  attemptNumber: number
  answers: number
  since: number
}

export type MarkingQueue = {
  by: 'question' | 'attempt'
  answers: number
  /** how many groups there are */
  total: number
  oldest: number | null
  groups: MarkingGroup[]
  /** the answer that this marker should take next; null when none waits for them */
  next: string | null
}

/** What waits to be marked by people, of one exam by its short name or of all. @throws AppError 403 `exams.not-a-marker` */
export async function listMarking(
  ctx: Ctx,
  of: { by: 'question' | 'attempt'; page: number; exam?: string | null },
): Promise<MarkingQueue> {
  authorise(mayMark(ctx.actor))
  const { personId } = requirePerson(ctx)
  const scope = of.exam ? { exam: of.exam } : {}
  const counts = await countWaiting(ctx.db, scope)
  const rows = await waitingGroups(ctx.db, of.by, scope, {
    limit: MARKING_PAGE_SIZE,
    offset: (of.page - 1) * MARKING_PAGE_SIZE,
  })
  const named = rows.filter(({ settings }) => !isAnonymous(json<ExamSettings>(settings)))
  const people = await findPeople(ctx, of.by === 'attempt' ? named.map(({ person_id }) => person_id) : [])
  const next = await nextWaiting(ctx.db, { markerId: personId, scope })
  return {
    by: of.by,
    answers: counts.answers,
    total: of.by === 'question' ? counts.questions : counts.attempts,
    oldest: counts.sinceAt,
    groups: rows.map((row) => ({
      id: row.id,
      examTitle: row.exam_title,
      questionTitle: row.question_title,
      personName: people.get(row.person_id)?.name ?? null,
      attemptNumber: Number(row.attempt_number),
      answers: Number(row.count),
      since: Number(row.since_at),
    })),
    next: next?.item_id ?? null,
  }
}

/** Without a word in the exam, markers do not see names. */
export const isAnonymous = (settings: Pick<ExamSettings, 'marking'>): boolean => settings.marking?.anonymous ?? true
