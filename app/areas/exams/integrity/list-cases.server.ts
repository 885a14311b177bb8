import { z } from 'zod'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayReviewIntegrity } from '../policy'
import { CASES_PAGE_SIZE } from './page-size'
import { type CaseFilter, countCases, evidenceOf, pageOfCases, whatCasesAreAbout } from './queries.server'
import type { Reason, Strength } from './worth-a-look'

export type CaseSummary = {
  id: string
  state: 'open' | 'asked' | 'explained' | 'closed'
  outcome: 'no-concern' | 'explanation-accepted' | 'concern-stands' | null
  strength: Strength
  examTitle: string
  personName: string
  organisationName: string
  openedAt: number
  /** the first sentence of its strongest evidence; null after that was deleted */
  reason: Reason | null
  kinds: ('similarity' | 'pace' | 'signals')[]
}

const slug = z.string().max(80).catch('')
const filterSchema = z.object({
  which: z.enum(['open', 'closed']).catch('open'),
  exam: slug,
  company: slug,
  kind: z.enum(['similarity', 'pace', 'signals']).nullable().catch(null),
})

/** The filters of an address; what it does not say, or says wrongly, filters nothing. */
export function readCaseFilter(params: URLSearchParams): CaseFilter {
  const { which, exam, company, kind } = filterSchema.parse(Object.fromEntries(params))
  return { which, exam: exam || null, company: company || null, kind }
}

/** The cases that wait or are closed, strongest first. @throws AppError 403 `exams.not-an-examiner` */
export async function listCases(ctx: Ctx, of: { filter: CaseFilter; page: number }) {
  authorise(mayReviewIntegrity(ctx.actor))
  const { filter, page } = of
  const rows = await pageOfCases(ctx.db, filter, { limit: CASES_PAGE_SIZE, offset: (page - 1) * CASES_PAGE_SIZE })
  const evidence = await evidenceOf(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return {
    total: await countCases(ctx.db, filter),
    open: await countCases(ctx.db, { which: 'open', exam: null, company: null, kind: null }),
    about: await whatCasesAreAbout(ctx.db),
    cases: rows.map((row): CaseSummary => {
      const own = evidence.filter(({ case_id }) => case_id === row.id)
      return {
        ...{ id: row.id, state: row.state, outcome: row.outcome, strength: row.strength as Strength },
        ...{ examTitle: row.exam_title, personName: row.person, organisationName: row.organisation },
        openedAt: row.opened_at,
        reason: own[0] ? (json<Reason[]>(own[0].reasons)[0] ?? null) : null,
        kinds: [...new Set(own.map(({ kind }) => kind))],
      }
    }),
  }
}
