import { poolContents } from '~/areas/questions/pool-contents.server'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { currentExams } from '../blueprints/current-exams.server'
import { candidatesFor } from '../delivery/draw-attempt.server'
import { mayRunPanels } from '../policy'
import { inviteByEvent } from './invite-by-event.server'
import { type PanelQuestion, questionsOfExam } from './panel-questions'
import { peopleToAsk } from './people-to-ask.server'
import { findPool, insertJudges, insertPanel, insertPanelQuestions } from './queries.server'

export type PanelForm = {
  /** `exam:<slug>` or `pool:<slug>` */
  about: string
  title: string
  /** who is only just competent */
  candidate: string
  showsFacility: boolean
  judges: readonly string[]
}
export type PanelProblem = {
  field: 'about' | 'title' | 'candidate' | 'judges'
  problem: 'missing' | 'too-long' | 'no-questions' | 'unknown'
}

const LONGEST = { title: 120, candidate: 2_000 }

/**
 * Makes a panel with its questions pinned, and invites its judges.
 * @throws AppError 403 for others than examiners
 */
export async function createPanel(
  ctx: Ctx,
  form: PanelForm,
): Promise<{ ok: true; panelId: string } | { ok: false; problems: PanelProblem[] }> {
  const person = requirePerson(ctx)
  authorise(mayRunPanels(person))
  return ctx.transaction(async (tx) => {
    const about = await subjectOf(tx, form.about)
    const known = new Set((await peopleToAsk(tx)).map(({ personId }) => personId))
    const judges = [...new Set(form.judges)]
    const problems: PanelProblem[] = [
      ...textProblems('title', form.title),
      ...textProblems('candidate', form.candidate),
      ...(about === null ? [{ field: 'about', problem: 'missing' } as const] : []),
      ...(about !== null && about.questions.length === 0 ? [{ field: 'about', problem: 'no-questions' } as const] : []),
      ...(judges.length === 0 ? [{ field: 'judges', problem: 'missing' } as const] : []),
      ...(judges.some((id) => !known.has(id)) ? [{ field: 'judges', problem: 'unknown' } as const] : []),
    ]
    if (about === null || problems.length > 0) return { ok: false, problems }
    const panelId = newId(tx.now)
    const { questions, ...subject } = about
    await insertPanel(tx.db, {
      id: panelId,
      ...subject,
      title: form.title.trim(),
      candidate: form.candidate.trim(),
      shows_facility: form.showsFacility ? 1 : 0,
      created_at: tx.now,
      created_by: person.personId,
      second_round_at: null,
      closed_at: null,
    })
    await insertPanelQuestions(
      tx.db,
      questions.map(({ versionId, weight }, position) => ({
        panel_id: panelId,
        question_version_id: versionId,
        position: position + 1,
        weight,
      })),
    )
    await insertJudges(
      tx.db,
      judges.map((personId) => newJudge(panelId, personId, { by: person.personId, at: tx.now })),
    )
    await tx.audit({
      action: 'exams.panel-created',
      subject: { kind: 'panel', id: panelId },
      after: { about: form.about, questions: questions.length, judges },
    })
    await inviteByEvent(tx, { id: panelId, title: form.title.trim() }, judges)
    return { ok: true, panelId }
  })
}

export const newJudge = (panelId: string, personId: string, invited: { by: string; at: number }) => ({
  panel_id: panelId,
  person_id: personId,
  invited_at: invited.at,
  invited_by: invited.by,
  first_handed_in_at: null,
  second_handed_in_at: null,
  removed_at: null,
})

type Subject = { exam_version_id: string | null; pool_id: string | null; questions: PanelQuestion[] }

async function subjectOf(tx: Ctx, about: string): Promise<Subject | null> {
  const [kind, slug = ''] = about.split(':', 2)
  if (kind === 'pool') {
    const pool = await findPool(tx.db, slug)
    const live = pool ? (await poolContents(tx, [slug])).filter(({ state }) => state === 'live') : []
    const questions = live.map(({ versionId }) => ({ versionId, weight: '1/1' }))
    return pool ? { exam_version_id: null, pool_id: pool.id, questions } : null
  }
  const exam = kind === 'exam' ? (await currentExams(tx)).find((one) => one.slug === slug) : undefined
  if (!exam) return null
  const questions = questionsOfExam(exam.blueprint, await candidatesFor(tx, exam.blueprint))
  return { exam_version_id: exam.versionId, pool_id: null, questions }
}

function textProblems(field: 'title' | 'candidate', text: string): PanelProblem[] {
  const length = text.trim().length
  if (length === 0) return [{ field, problem: 'missing' }]
  return length > LONGEST[field] ? [{ field, problem: 'too-long' }] : []
}
