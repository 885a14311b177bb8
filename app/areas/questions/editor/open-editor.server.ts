import { randomBytes } from 'node:crypto'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { countQuestionsBy } from '../bank/list-pools.server'
import { countable, tagsOfPool } from '../bank/queries.list.server'
import { poolBySlug } from '../bank/queries.server'
import { viewQuestion } from '../bank/view-question.server'
import { mayEditBank } from '../policy'
import type { QuestionType } from '../registry'
import { readChange } from './change-draft'
import type { Draft } from './draft'
import { takePicture } from './pictures.server'
import { workDraft } from './work-draft'

type EditedPool = {
  slug: string
  title: string
  objectives: readonly string[]
  lessons: readonly string[]
  tags: readonly string[]
}

/**
 * The pool that somebody writes in, with the names that its questions already use.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function openPoolForEditing(ctx: Ctx, slug: string): Promise<EditedPool> {
  authorise(mayEditBank(ctx.actor))
  const pool = await poolBySlug(ctx.db, slug)
  if (!pool) throw notFound('questions.pool-not-found')
  const counts = countQuestionsBy(await countable(ctx.db, pool.id))
  return {
    slug: pool.slug,
    title: pool.title,
    objectives: Object.keys(counts.objective),
    lessons: Object.keys(counts.lesson),
    tags: await tagsOfPool(ctx.db, pool.id),
  }
}

/** A question that somebody is about to change. @throws AppError as `viewQuestion` and `openPoolForEditing` */
export async function openQuestionForEditing(ctx: Ctx, id: string) {
  authorise(mayEditBank(ctx.actor))
  const view = await viewQuestion(ctx, id)
  return { view, pool: await openPoolForEditing(ctx, view.pool.slug) }
}

type WorkedDraft = { draft: Draft; focus?: string; picture?: 'picture-too-large' | 'picture-unreadable' }

/**
 * Does to a form what one of its buttons says, and takes the picture that came with it. Nothing of the question is saved.
 * @throws AppError 403 `questions.not-a-trainer`
 */
export async function changeForm(
  ctx: Ctx,
  type: QuestionType,
  of: { draft: Draft; change: string; caret: string; picture: Uint8Array | null },
): Promise<WorkedDraft> {
  authorise(mayEditBank(ctx.actor))
  const taken = of.picture ? await takePicture(ctx, of.picture) : null
  const names = new Set(taken?.ok ? taken.fields.map(([name]) => name) : [])
  const draft = taken?.ok ? [...of.draft.filter(([name]) => !names.has(name)), ...taken.fields] : of.draft
  const picture = taken && !taken.ok ? { picture: taken.problem } : {}
  const change = readChange(of.change)
  if (!change) return { draft, ...picture }
  const caret = /^\d{1,6}$/.test(of.caret) ? Number(of.caret) : null
  // By chance, so that the id of an option that is gone is never given to another one.
  const worked = workDraft(type, draft, change, { caret, freshKey: () => `p${randomBytes(4).toString('hex')}` })
  return { draft: worked.draft, ...picture, focus: `${change.kind} ${change.list} ${worked.key}` }
}
