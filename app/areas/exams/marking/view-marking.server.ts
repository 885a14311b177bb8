import { findPeople, findPerson } from '~/areas/identity/people.server'
import { revealQuestion } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { type Review, SHOW_NOTHING } from '~/areas/questions/review'
import { parseRichText } from '~/areas/questions/rich-text'
import type { RichBlock } from '~/areas/questions/rich-text/nodes'
import type { Rubric } from '~/areas/questions/rubric'
import { fileUploadResponseSchema } from '~/areas/questions/types/file-upload/schema'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { exactDecimal, readRational } from '~/platform/rational'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { itemUrls } from '../delivery/item-urls'
import { mayMark } from '../policy'
import { currentResponses } from '../queries.responses.server'
import { findAttempt, findVersion, itemsOf } from '../queries.server'
import { isAnonymous } from './list-marking.server'
import { findMarkingItem, marksOf } from './queries.server'
import { guideOf, rubricOf } from './rubric-of'
import { type MarkDecision, whichMark } from './which-mark'

export type EarlierMark = {
  kind: 'first' | 'second' | 'deciding'
  markerName: string
  fraction: string
  levels: Record<string, string>
  comment: string | null
  markedAt: number
}

export type MarkingView = {
  itemId: string
  attemptId: string
  exam: { slug: string; title: string; language: string }
  /** null where the exam is marked without names */
  personName: string | null
  number: number
  points: string
  review: Review
  /** what was handed in as files, with the address of each */
  files: { name: string; bytes: number; href: string }[]
  guide: readonly RichBlock[] | null
  rubric: Rubric | null
  decision: MarkDecision
  waitsFor: 'first' | 'second' | 'deciding' | null
  settled: string | null
  /** how many marks there are, those that are not shown too */
  seen: number
  /** A second marker does not see the first mark; whoever decides between two sees both, and everybody their own. */
  marks: EarlierMark[]
}

/**
 * One answer as its marker gets it.
 * @throws AppError 403 `exams.not-a-marker`, 404 `exams.answer-not-found`
 */
export async function viewMarking(ctx: Ctx, itemId: string): Promise<MarkingView> {
  authorise(mayMark(ctx.actor))
  const { personId } = requirePerson(ctx)
  const item = await findMarkingItem(ctx.db, itemId)
  if (!item) throw notFound('exams.answer-not-found')
  const attempt = await findAttempt(ctx.db, item.attempt_id)
  invariant(attempt, 'an answer belongs to an attempt')
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const place = (await itemsOf(ctx.db, attempt.id)).find(({ id }) => id === itemId)
  const question = (await questionVersions(ctx, [item.question_version_id])).get(item.question_version_id)
  invariant(place && question, 'what was asked is kept for good')
  const step = (await currentResponses(ctx.db, attempt.id)).find(({ item_id }) => item_id === itemId)
  const marks = await marksOf(ctx.db, [itemId])
  const markers = await findPeople(
    ctx,
    marks.map(({ marker_id }) => marker_id),
  )
  const guide = guideOf(question)
  const decision = whichMark(
    {
      waitsFor: item.waits_for,
      marks: marks.map(({ kind, fraction, marker_id }) => ({ kind, fraction, markerId: marker_id })),
      learnerId: attempt.person_id,
    },
    personId,
  )
  const seesAll = item.waits_for === null || item.waits_for === 'deciding'
  return {
    itemId,
    attemptId: attempt.id,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    personName: isAnonymous(exam.settings) ? null : ((await findPerson(ctx, attempt.person_id))?.name ?? null),
    number: place.position,
    points: exactDecimal(readRational(place.max_mark)) ?? place.max_mark,
    review: revealQuestion(
      question,
      json<string[]>(place.option_ids),
      step ? json<unknown>(step.response) : null,
      SHOW_NOTHING,
    ),
    files: filesOf(step ? json<unknown>(step.response) : null).map(({ sha256, name, bytes }) => ({
      name,
      bytes,
      href: `${itemUrls(attempt.id, itemId).files}/${sha256}`,
    })),
    guide: guide ? parseRichText(guide) : null,
    rubric: rubricOf(question),
    decision,
    waitsFor: item.waits_for,
    settled: item.settled_fraction,
    seen: marks.length,
    marks: marks
      .filter(({ marker_id }) => seesAll || marker_id === personId)
      .map((mark) => ({
        kind: mark.kind,
        markerName: markers.get(mark.marker_id)?.name ?? '',
        fraction: mark.fraction,
        levels: json<Record<string, string>>(mark.levels),
        comment: mark.comment,
        markedAt: mark.marked_at,
      })),
  }
}

/** The files of an answer; none for every other type. */
function filesOf(response: unknown): readonly { sha256: string; name: string; bytes: number }[] {
  const read = fileUploadResponseSchema.safeParse(response)
  return read.success ? read.data.files : []
}
