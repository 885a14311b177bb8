import { cannotRenewBy } from '~/areas/certifications/cannot-renew-by'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { examCatalogue } from '~/areas/exams/delivery/list-exams.server'
import { peopleOf } from '~/areas/identity/people.server'
import { type AssignmentTarget, assign } from '~/areas/learning/assign.server'
import { dueDate } from '~/areas/learning/due-date'
import type { Ctx } from '~/platform/context.server'
import { invalid } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayPlan } from '../policy'
import type { PlanItem } from './plan-items'

export type PlanAssigned = {
  assigned: number
  /** Was assigned before, is finished, rests, or its person has left: nothing is asked of them twice or in vain. */
  left: number
}

/**
 * Assigns what a plan asks of people, each by its day: all of it or, when something is wrong, nothing.
 * @param items null for what no page of ours sent
 * @throws AppError 403 for others than the partner's managers; 422 `tiers.nothing-chosen`; what `assign` throws
 */
export async function assignPlan(ctx: Ctx, items: readonly PlanItem[] | null): Promise<PlanAssigned> {
  const actor = requirePerson(ctx)
  authorise(mayPlan(actor, actor.organisationId))
  if (items === null) throw invalid('tiers.nothing-chosen')
  if (items.length === 0) return { assigned: 0, left: 0 }
  const members = new Set((await peopleOf(ctx, actor.organisationId)).map(({ personId }) => personId))
  const asked = items.filter(({ personId }) => members.has(personId))
  const exams = await examCatalogue(ctx)
  const certificates = await certificatesOf(ctx, { organisationId: actor.organisationId })
  const targetOf = ({ kind, slug, dueOn }: PlanItem): AssignmentTarget => {
    if (kind === 'course') return { kind, slug }
    const exam = exams.find((one) => one.slug === slug)
    const due = dueDate(dueOn, actor.timeZone, ctx.now)
    const restsFor =
      exam?.certification && due.ok ? cannotRenewBy(certificates, exam.certification, due.dueAt) : new Set<string>()
    return { kind, slug, title: exam?.title ?? slug, restsFor }
  }
  return ctx.transaction(async (tx) => {
    let assigned = 0
    for (const group of together(asked)) {
      const [first] = group
      if (!first) continue
      const personIds = group.map(({ personId }) => personId)
      assigned += (await assign(tx, { target: targetOf(first), personIds, dueOn: first.dueOn })).assigned
    }
    return { assigned, left: items.length - assigned }
  })
}

/** The same thing by the same day is asked of several people at once; always in one order. */
function together(items: readonly PlanItem[]): PlanItem[][] {
  const groups = new Map<string, PlanItem[]>()
  for (const item of items) {
    const name = `${item.kind} ${item.slug} ${item.dueOn}`
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
