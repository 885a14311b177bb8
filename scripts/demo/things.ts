import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { saveDraft } from '~/areas/exams/drafts/save-draft.server'
import type { Stage } from '../stage'
import { editedQuestion, questionImports } from './bank'
import { demoBenefits } from './benefits'
import { corrections } from './corrections'
import { demoPanels } from './panels'
import {
  ana,
  chloe,
  daniel,
  hannah,
  haruto,
  ingrid,
  nikos,
  otieno,
  priya,
  sara,
  tariq,
  viktor,
  yui,
  zahra,
} from './people'
import { demoRules } from './rules'
import { accommodated, answerToMark, appealOf, begun, PRACTICE_IN_FARSI, practised, runningAttempt } from './sittings'
import { demoUnusualAttempts } from './unusual-attempts'

/** The ids by which pages of the demo are addressed. */
export type Things = Awaited<ReturnType<typeof thingsOfTheDemo>>

export async function thingsOfTheDemo(stage: Stage) {
  const { db } = stage.composition.handle
  const person = async (email: string) =>
    db
      .selectFrom('people')
      .innerJoin('memberships', 'memberships.person_id', 'people.id')
      .select(['people.id', 'memberships.organisation_id'])
      .where('people.email', '=', email)
      .executeTakeFirstOrThrow()
  const certificateOf = async (email: string) =>
    db
      .selectFrom('certificates')
      .innerJoin('people', 'people.id', 'certificates.person_id')
      .select(['certificates.id', 'certificates.public_id'])
      .where('people.email', '=', email)
      .orderBy('certificates.issued_at')
      .executeTakeFirstOrThrow()
  const lastAttemptOf = async (email: string) =>
    (
      await db
        .selectFrom('attempts')
        .innerJoin('people', 'people.id', 'attempts.person_id')
        .select('attempts.id')
        .where('people.email', '=', email)
        .where('attempts.state', '=', 'closed')
        .orderBy('attempts.started_at', 'desc')
        .executeTakeFirstOrThrow()
    ).id
  const only = async (rows: Promise<{ id: string }>) => (await rows).id
  const anas = await certificateOf(ana)
  const kristians = await certificateOf('kristian@nordlys.example')
  return {
    people: { nikos: (await person(nikos)).id, accommodated: await accommodated(stage, (await person(ana)).id) },
    newExam: await drafts(stage),
    benefits: await demoBenefits(stage),
    panels: await demoPanels(stage, {
      examiner: await person(viktor),
      judges: [await person(chloe), await person(viktor), await person(ingrid)],
    }),
    unusual: await demoUnusualAttempts(stage, {
      examiner: await person(viktor),
      alike: [await person(daniel), await person(priya), await person(hannah)],
    }),
    paceCase: await only(
      db
        .selectFrom('integrity_cases')
        .innerJoin('people', 'people.id', 'integrity_cases.person_id')
        .select('integrity_cases.id')
        .where('people.email', '=', otieno)
        .executeTakeFirstOrThrow(),
    ),
    attempts: {
      running: await runningAttempt(stage, await person(sara)),
      passed: await lastAttemptOf(ana),
      failed: await lastAttemptOf(nikos),
    },
    farsi: await begun(stage, await person(zahra), PRACTICE_IN_FARSI),
    practice: await practised(stage, await person(sara)),
    certificates: {
      anas: anas.id,
      valid: anas.public_id,
      kristians: kristians.id,
      revoked: kristians.public_id,
      expired: (await certificateOf('tomas@ostravadata.example')).public_id,
    },
    appeal: await appealOf(stage, await person(haruto)),
    answer: await answerToMark(stage, await person(yui)),
    invitation: await only(
      db.selectFrom('invitations').select('id').where('email', '=', 'declan@quillon.example').executeTakeFirstOrThrow(),
    ),
    invitationToken: await invitationToken(stage, 'declan@quillon.example'),
    assignment: await only(
      db
        .selectFrom('assignments')
        .innerJoin('people', 'people.id', 'assignments.person_id')
        .select('assignments.id')
        .where('people.email', '=', sara)
        .executeTakeFirstOrThrow(),
    ),
    exception: await only(
      db.selectFrom('facts').select('id').where('kind', '=', 'tier-kept').executeTakeFirstOrThrow(),
    ),
    fact: await only(
      db
        .selectFrom('facts')
        .innerJoin('organisations', 'organisations.id', 'facts.partner_id')
        .select('facts.id')
        .where('organisations.slug', '=', 'bluefern-integration')
        .where('facts.kind', '=', 'metric')
        .orderBy('facts.true_from')
        .executeTakeFirstOrThrow(),
    ),
    questions: await editedQuestion(stage),
    imports: await questionImports(stage),
    regrades: await corrections(stage, (await person(viktor)).id),
    rules: await demoRules(stage, await person(tariq)),
    import: await only(db.selectFrom('fact_imports').select('id').executeTakeFirstOrThrow()),
    question: (
      await db
        .selectFrom('attempt_items')
        .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
        .innerJoin('exams', 'exams.id', 'attempts.exam_id')
        .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
        .select('question_versions.question_id')
        .where('exams.slug', '=', 'integration-associate')
        .where('question_versions.type', '=', 'single-choice')
        .groupBy('question_versions.question_id')
        .orderBy(({ fn }) => fn.countAll(), 'desc')
        .executeTakeFirstOrThrow()
    ).question_id,
    mail: await only(
      db.selectFrom('mails').select('id').where('to_address', '=', ana).orderBy('id', 'desc').executeTakeFirstOrThrow(),
    ),
  }
}

async function invitationToken(stage: Stage, to: string): Promise<string> {
  const { body_text } = await stage.composition.handle.db
    .selectFrom('mails')
    .select('body_text')
    .where('to_address', '=', to)
    .executeTakeFirstOrThrow()
  return /\/invitations\/([\w-]+)/.exec(body_text)?.[1] ?? ''
}

const NEW_EXAM = 'webhooks-specialist'

/** The draft of an exam that was changed a little, and that of one of which little is said yet. */
async function drafts(stage: Stage): Promise<string> {
  const ctx = () => stage.composition.systemContext('pages')
  const slug = 'integration-professional'
  await beginDraft(ctx(), { slug })
  const draft = await readDraft(ctx(), slug)
  if (draft) {
    const fields = { ...draft.fields, passMark: '72.5', navigation: 'forward-only', timeLimitMinutes: '65' }
    await saveDraft(ctx(), { slug, revision: draft.revision, fields })
  }
  if (!(await readDraft(ctx(), NEW_EXAM))) await beginDraft(ctx(), { slug: NEW_EXAM, title: 'Webhooks Specialist' })
  return NEW_EXAM
}
