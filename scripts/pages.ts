import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { saveDraft } from '~/areas/exams/drafts/save-draft.server'
import { tryAnswer } from '~/areas/exams/modes/try-answer.server'
import { exportPool } from '~/areas/questions/exports/export-pool.server'
import { applyImport } from '~/areas/questions/imports/apply-import.server'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { newId } from '~/platform/ids'
import { corrections } from './corrections'
import { demoUnusualAttempts } from './demo-integrity'
import { demoPanels } from './demo-panel'
import { handIn, publishEssay } from './hand-in'
import { answersTo, openAttempt, rightAnswers, type Stage, signInAs } from './stage'

/** A page of the demo vendor as somebody whom it is for sees it. */
export type DemoPage = {
  /** the route that answers it, as in the route table */
  route: string
  path: string
  /** e-mail address of one of the demo's people; null for a stranger */
  as: string | null
  /** which state of the page this is, when it is shown more than once */
  state?: string
}

const lena = 'lena@bluefern.example'
const petra = 'petra@bluefern.example'
const nikos = 'nikos@bluefern.example'
const ana = 'ana@bluefern.example'
const sara = 'sara@bluefern.example'
const zahra = 'zahra@sepehr.example'
const maryam = 'maryam@sepehr.example'
const aoife = 'aoife@quillon.example'
const jana = 'jana@ostravadata.example'
const misaki = 'misaki@hanami.example'
const wanjiku = 'wanjiku@baobab.example'
const haruto = 'haruto@hanami.example'
const yui = 'yui@hanami.example'
const otieno = 'otieno@baobab.example'
const daniel = 'daniel@cedarline.example'
const priya = 'priya@cedarline.example'
const hannah = 'hannah@cedarline.example'
const chloe = 'chloe@halyard.example'
const viktor = 'viktor@halyard.example'
const tariq = 'tariq@halyard.example'
const amara = 'amara@halyard.example'
const ingrid = 'ingrid@halyard.example'

const COURSE = 'http-api-integration'
const PRACTICE = 'practise-http-api'
const PRACTICE_IN_FARSI = 'practise-http-api-fa'

/**
 * Every page of the product with a fitting person, in the states worth looking at, on a database that holds the demo.
 * One attempt is begun for it, so that there is a running one.
 */
export async function demoPages(stage: Stage): Promise<DemoPage[]> {
  const of = await thingsOfTheDemo(stage)
  const pages: Record<string, [path: string, as: string | null, state?: string][]> = {
    '/verify': [['/verify', null]],
    '/verify/:publicId': [
      [`/verify/${of.certificates.valid}`, null, 'valid'],
      [`/verify/${of.certificates.revoked}`, null, 'revoked'],
      [`/verify/${of.certificates.expired}`, null, 'expired'],
      ['/verify/HY-0000-0000', null, 'unknown'],
    ],
    '/help': [['/help', null]],
    '/help/:slug': [['/help/sitting-an-exam', null]],
    '/design': [['/design', null]],
    '/*': [
      ['/nowhere-at-all', null],
      ['/nowhere-at-all', lena, 'signed-in'],
    ],
    '/sign-in': [['/sign-in', null]],
    '/forgotten-password': [['/forgotten-password', null]],
    '/reset-password/:token': [['/reset-password/used-up', null, 'stale']],
    '/invitations/:token': [
      [`/invitations/${of.invitationToken}`, null, 'open'],
      ['/invitations/never-sent', null, 'stale'],
    ],
    '/': [
      ['/', lena, 'learner'],
      ['/', yui, 'nothing-begun'],
      ['/', petra, 'manager'],
      ['/', jana, 'in-grace'],
      ['/', otieno, 'without-tier'],
      ['/', tariq, 'programme-manager'],
      ['/', amara, 'moderator'],
      ['/', ingrid, 'administrator'],
    ],
    '/learn': [
      ['/learn', lena],
      ['/learn?q=nothing-like-it', lena, 'empty'],
    ],
    '/learn/courses/:course': [
      [`/learn/courses/${COURSE}`, lena, 'begun'],
      ['/learn/courses/partner-practice', lena, 'not-begun'],
      ['/learn/courses/securing-an-integration', lena, 'reserved'],
      [`/learn/courses/${COURSE}-fa`, zahra, 'farsi'],
    ],
    '/learn/courses/:course/:lesson': [
      [`/learn/courses/${COURSE}/verify-signatures`, lena, 'begun'],
      [`/learn/courses/${COURSE}/how-the-api-answers`, chloe, 'preview'],
      [`/learn/courses/${COURSE}-fa/how-the-api-answers`, zahra, 'farsi'],
    ],
    '/exams': [
      ['/exams', lena],
      ['/exams', nikos, 'failed-once'],
    ],
    '/exams/:exam': [
      ['/exams/integration-associate', lena, 'may-start'],
      ['/exams/integration-associate', ana, 'passed'],
      ['/exams/integration-professional', lena, 'not-yet'],
      ['/exams/practise-http-api', lena, 'practice'],
    ],
    '/exams/:exam/attempts': [['/exams/partner-practice/attempts', lena]],
    '/exams/attempts/:attempt': [
      [`/exams/attempts/${of.attempts.running}`, sara, 'running'],
      [`/exams/attempts/${of.attempts.running}?page=5`, sara, 'page-5'],
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((page): [string, string, string] => [
        `/exams/attempts/${of.farsi}?page=${page}`,
        zahra,
        `farsi-${page}`,
      ]),
    ],
    '/exams/attempts/:attempt/items/:item/tries': [
      [`/exams/attempts/${of.practice.running}/items/${of.practice.item}/tries?page=1`, sara],
    ],
    '/exams/attempts/:attempt/items/:item/hints': [
      [`/exams/attempts/${of.practice.running}/items/${of.practice.item}/hints?page=2`, sara],
    ],
    '/exams/attempts/:attempt/items/:item/files/:file/removal': [
      [`/exams/attempts/${of.practice.running}/items/${of.practice.item}/files/none/removal?page=3`, sara],
    ],
    '/exams/attempts/:attempt/responses': [[`/exams/attempts/${of.attempts.running}/responses?page=1`, sara]],
    '/exams/attempts/:attempt/review': [[`/exams/attempts/${of.attempts.running}/review`, sara]],
    '/exams/attempts/:attempt/result': [
      [`/exams/attempts/${of.attempts.passed}/result`, ana, 'passed'],
      [`/exams/attempts/${of.attempts.failed}/result`, nikos, 'failed'],
      [`/exams/attempts/${of.practice.done}/result`, sara, 'practised'],
    ],
    '/exams/attempts/:attempt/answers': [
      [`/exams/attempts/${of.attempts.passed}/answers`, ana, 'passed'],
      [`/exams/attempts/${of.attempts.failed}/answers`, nikos, 'failed'],
      [`/exams/attempts/${of.practice.done}/answers`, sara, 'with-the-key'],
    ],
    '/certificates': [
      ['/certificates', ana],
      ['/certificates', otieno, 'renewed'],
      ['/certificates', lena, 'empty'],
    ],
    '/certificates/:certificate': [[`/certificates/${of.certificates.anas}`, ana]],
    '/notifications': [
      ['/notifications', petra],
      ['/notifications', amara, 'empty'],
    ],
    '/search': [
      ['/search?q=webhook', lena],
      ['/search?q=zzzz', lena, 'empty'],
    ],
    '/account': [
      ['/account', lena],
      ['/account', ana, 'extra-time'],
    ],
    '/account/password': [['/account/password', lena]],
    '/account/sessions': [['/account/sessions', lena]],
    '/company/tier': [
      ['/company/tier', petra, 'one-short'],
      ['/company/tier', jana, 'in-grace'],
      ['/company/tier', misaki, 'falls-soon'],
      ['/company/tier', maryam, 'farsi'],
      ['/company/tier', wanjiku, 'no-track'],
    ],
    '/company/tier/proof': [['/company/tier/proof', petra]],
    '/company/tier/history': [['/company/tier/history', jana]],
    '/company/benefits': [
      ['/company/benefits', petra],
      ['/company/benefits', wanjiku, 'no-track'],
    ],
    '/company/people': [
      ['/company/people', petra],
      ['/company/people', aoife, 'invitations'],
    ],
    '/company/people/invitations': [['/company/people/invitations', petra]],
    '/company/people/invitations/:invitation/revocation': [
      [`/company/people/invitations/${of.invitation}/revocation`, aoife],
    ],
    '/company/people/:person': [[`/company/people/${of.people.nikos}`, petra]],
    '/company/people/:person/departure': [[`/company/people/${of.people.nikos}/departure`, petra]],
    '/company/progress': [
      ['/company/progress', petra],
      ['/company/progress', aoife, 'new'],
    ],
    '/company/assignments': [['/company/assignments', petra]],
    '/company/assignments/:assignment/cancellation': [[`/company/assignments/${of.assignment}/cancellation`, petra]],
    '/company/assets': [
      ['/company/assets', petra],
      ['/company/assets', maryam, 'open'],
    ],
    '/company/assets/:folder': [
      ['/company/assets/sales-kit', petra, 'locked'],
      ['/company/assets/sales-kit', maryam, 'open'],
    ],
    '/programme': [
      ['/programme', tariq],
      ['/programme?q=nobody-of-that-name', tariq, 'empty'],
    ],
    '/programme/partners/:partner': [
      ['/programme/partners/bluefern-integration', tariq],
      ['/programme/partners/ostrava-data-works', tariq, 'in-grace'],
      ['/programme/partners/baobab-cloud', tariq, 'no-track'],
    ],
    '/programme/partners/:partner/proof': [['/programme/partners/cedarline-cloud/proof', tariq]],
    '/programme/partners/:partner/history': [['/programme/partners/sahel-conseil/history', tariq]],
    '/programme/partners/:partner/facts': [['/programme/partners/bluefern-integration/facts', tariq]],
    '/programme/partners/:partner/facts/:fact/correction': [
      [`/programme/partners/bluefern-integration/facts/${of.fact}/correction`, tariq],
    ],
    '/programme/partners/:partner/facts/:fact/withdrawal': [
      [`/programme/partners/bluefern-integration/facts/${of.fact}/withdrawal`, tariq],
    ],
    '/programme/imports': [['/programme/imports', tariq]],
    '/programme/imports/:import': [[`/programme/imports/${of.import}`, tariq]],
    '/programme/certificates': [['/programme/certificates', tariq]],
    '/programme/certificates/:certificate/revocation': [
      [`/programme/certificates/${of.certificates.anas}/revocation`, tariq],
    ],
    '/programme/certificates/:certificate/reinstatement': [
      [`/programme/certificates/${of.certificates.kristians}/reinstatement`, tariq],
    ],
    '/programme/rules/:track': [
      ['/programme/rules/reseller', tariq],
      ['/programme/rules/technology', petra, 'partner'],
    ],
    '/author/courses': [['/author/courses', chloe]],
    '/author/pools': [['/author/pools', viktor]],
    '/author/pools/new': [['/author/pools/new', chloe]],
    '/author/pools/:pool': [
      ['/author/pools/http-api', chloe],
      ['/author/pools/http-api?look=findings', viktor, 'examiner'],
      ['/author/pools/http-api?q=nothing-like-it', chloe, 'none'],
    ],
    '/author/pools/:pool/title': [['/author/pools/http-api/title', chloe]],
    '/author/pools/:pool/changes': [
      [
        `/author/pools/http-api/changes?${of.questions.plainNames}&preview=1&set=difficulty&to-difficulty=hard&add-tags=retry`,
        chloe,
        'preview',
      ],
      ['/author/pools/http-api/changes?all=1&state=live', chloe, 'asked'],
      ['/author/pools/http-api/changes', chloe, 'none'],
    ],
    '/author/pools/:pool/changes/:change': [[`/author/pools/http-api/changes/${of.questions.change}`, chloe]],
    '/author/pools/:pool/questions/new': [
      ['/author/pools/http-api/questions/new', chloe, 'types'],
      ...[
        'single-choice',
        'multiple-response',
        'true-false',
        'numeric',
        'short-answer',
        'matching',
        'ordering',
        'cloze',
        'hotspot',
        'essay',
        'file-upload',
      ].map((type): [string, string, string] => [`/author/pools/http-api/questions/new?type=${type}`, chloe, type]),
    ],
    '/author/pools/:pool/questions/draft': [['/author/pools/http-api/questions/draft', chloe]],
    '/author/questions/:question/draft': [[`/author/questions/${of.questions.plain}/draft`, chloe]],
    '/author/questions/:question/edit': [[`/author/questions/${of.questions.edited}/edit`, chloe]],
    '/author/questions/:question/trial': [[`/author/questions/${of.questions.plain}/trial`, viktor]],
    '/author/pools/:pool/imports': [
      ['/author/pools/http-api/imports', chloe],
      ['/author/pools/partner-practice/imports', chloe, 'none'],
    ],
    '/author/pools/:pool/imports/:draft': [
      [`/author/pools/http-api/imports/${of.imports.draft}`, chloe],
      [`/author/pools/http-api/imports/${of.imports.applied}`, chloe, 'applied'],
      [`/author/pools/http-api/imports/${of.imports.refused}`, chloe, 'refused'],
      [`/author/pools/http-api/imports/${of.imports.draft}?show=alike`, chloe, 'alike'],
    ],
    '/author/pools/:pool/export': [
      ['/author/pools/http-api/export', chloe],
      ['/author/pools/http-api/export?format=csv&state=retired', viktor, 'none'],
    ],
    '/author/questions/:question': [
      [`/author/questions/${of.questions.edited}`, chloe, 'overtaken'],
      [`/author/questions/${of.questions.plain}`, viktor, 'examiner'],
    ],
    '/author/questions/:question/state': [[`/author/questions/${of.questions.plain}/state`, chloe]],
    '/author/questions/:question/versions/:version': [
      [`/author/questions/${of.questions.edited}/versions/3?against=2`, chloe, 'changed'],
      [`/author/questions/${of.questions.plain}/versions/1`, chloe, 'first'],
    ],
    '/examine/panels': [
      ['/examine/panels', viktor],
      ['/examine/panels', chloe, 'judge'],
    ],
    '/examine/panels/new': [['/examine/panels/new?exam=integration-associate', viktor]],
    '/examine/panels/:panel': [
      [`/examine/panels/${of.panels.second}`, viktor, 'second-round'],
      [`/examine/panels/${of.panels.first}`, viktor, 'begun'],
    ],
    '/examine/panels/:panel/ratings': [
      [`/examine/panels/${of.panels.first}/ratings`, chloe, 'first-round'],
      [`/examine/panels/${of.panels.second}/ratings`, chloe, 'second-round'],
    ],
    '/examine/regrades': [
      ['/examine/regrades', viktor],
      ['/examine/regrades?exam=integration-associate', viktor, 'of-exam'],
    ],
    '/examine/regrades/new': [
      [`/examine/regrades/new?question=${of.question}`, viktor],
      ['/examine/regrades/new?exam=integration-associate', viktor, 'choose'],
    ],
    '/examine/regrades/:regrade': [
      [`/examine/regrades/${of.regrades.waiting}`, viktor, 'waiting'],
      [`/examine/regrades/${of.regrades.waiting}?show=certificates`, viktor, 'certificates'],
      [`/examine/regrades/${of.regrades.waiting}?show=tiers`, viktor, 'tiers'],
      [`/examine/regrades/${of.regrades.applied}`, viktor, 'applied'],
    ],
    '/examine/regrades/:regrade/application': [[`/examine/regrades/${of.regrades.waiting}/application`, viktor]],
    '/examine/regrades/:regrade/reversal': [[`/examine/regrades/${of.regrades.applied}/reversal`, viktor]],
    '/examine/regrades/:regrade/attempts/:attempt': [
      [`/examine/regrades/${of.regrades.waiting}/attempts/${of.regrades.attempt}`, viktor],
    ],
    '/examine/exams/:exam/statistics': [
      ['/examine/exams/integration-associate/statistics', viktor],
      ['/examine/exams/integration-professional/statistics', chloe, 'few'],
      ['/examine/exams/integration-associate/statistics?to=2001-01-01', viktor, 'none-selected'],
    ],
    '/examine/exams/:exam/statistics/questions/:question': [
      [`/examine/exams/integration-associate/statistics/questions/${of.question}`, chloe],
      [`/examine/exams/integration-associate/statistics/questions/${of.question}?names=open`, viktor, 'names-open'],
    ],
    '/examine/exams': [['/examine/exams', viktor]],
    '/examine/exams/:exam': [
      ['/examine/exams/partner-practice', viktor, 'running'],
      ['/examine/exams/integration-professional', viktor, 'draft'],
      [`/examine/exams/${of.newExam}`, viktor, 'new'],
    ],
    '/examine/exams/:exam/draft': [
      ['/examine/exams/integration-professional/draft', viktor, 'ready'],
      [`/examine/exams/${of.newExam}/draft`, viktor, 'not-ready'],
    ],
    '/examine/exams/:exam/draft/removal': [['/examine/exams/integration-professional/draft/removal', viktor]],
    '/examine/exams/:exam/publication': [
      ['/examine/exams/integration-professional/publication', viktor, 'ready'],
      [`/examine/exams/${of.newExam}/publication`, viktor, 'not-ready'],
    ],
    '/examine/exams/:exam/simulation': [['/examine/exams/integration-associate/simulation?draws=200', viktor]],
    '/examine/exams/:exam/pause': [['/examine/exams/partner-practice/pause', viktor]],
    '/examine/attempts/:attempt/pause': [[`/examine/attempts/${of.attempts.running}/pause`, viktor]],
    '/examine/accommodations': [
      ['/examine/accommodations', viktor],
      ['/examine/accommodations?q=nikos', viktor, 'search'],
    ],
    '/examine/accommodations/:person': [
      [`/examine/accommodations/${of.people.accommodated}`, viktor, 'given'],
      [`/examine/accommodations/${of.people.nikos}`, viktor, 'none'],
    ],
    '/examine/accommodations/:person/removal': [[`/examine/accommodations/${of.people.accommodated}/removal`, viktor]],
    '/examine/marking': [
      ['/examine/marking', viktor],
      ['/examine/marking?by=attempt', viktor, 'by-attempt'],
    ],
    '/examine/appeals': [
      ['/examine/appeals', viktor],
      ['/examine/appeals?which=decided', viktor, 'none'],
      ['/examine/appeals?exam=partner-practice', viktor, 'of-exam'],
    ],
    '/examine/integrity': [
      ['/examine/integrity', viktor],
      ['/examine/integrity?which=closed', viktor, 'closed'],
      ['/examine/integrity?kind=signals&company=bluefern-integration', viktor, 'none'],
    ],
    '/examine/integrity/:case': [
      [`/examine/integrity/${of.unusual.open.id}`, viktor, 'similar'],
      [`/examine/integrity/${of.unusual.asked.id}`, viktor, 'asked'],
      [`/examine/integrity/${of.unusual.closed.id}`, viktor, 'closed'],
      [`/examine/integrity/${of.paceCase}`, viktor, 'pace'],
    ],
    '/exams/attempts/:attempt/explanation': [
      [`/exams/attempts/${of.unusual.asked.attempt}/explanation`, priya, 'asked'],
      [`/exams/attempts/${of.unusual.closed.attempt}/explanation`, hannah, 'concern'],
    ],
    '/examine/appeals/:appeal': [[`/examine/appeals/${of.appeal.id}`, viktor]],
    '/exams/attempts/:attempt/answers/:number/appeal': [
      [`/exams/attempts/${of.appeal.attempt}/answers/3/appeal`, haruto],
    ],
    '/examine/marking/:answer': [[`/examine/marking/${of.answer}`, viktor]],
    '/admin/jobs': [['/admin/jobs', ingrid]],
    '/admin/mail': [['/admin/mail', ingrid]],
    '/admin/mail/:mail': [[`/admin/mail/${of.mail}`, ingrid]],
    '/admin/audit': [['/admin/audit', ingrid]],
    '/admin/organisations': [['/admin/organisations', ingrid]],
    '/admin/organisations/new': [['/admin/organisations/new', ingrid]],
    '/admin/organisations/:organisation': [
      ['/admin/organisations/quillon-advisory', ingrid],
      ['/admin/organisations/halyard', ingrid, 'vendor'],
    ],
    '/admin/organisations/:organisation/invitations': [['/admin/organisations/quillon-advisory/invitations', ingrid]],
    '/admin/organisations/:organisation/invitations/:invitation/revocation': [
      [`/admin/organisations/quillon-advisory/invitations/${of.invitation}/revocation`, ingrid],
    ],
    '/admin/people/:person': [[`/admin/people/${of.people.nikos}`, ingrid]],
    '/admin/people/:person/deactivation': [[`/admin/people/${of.people.nikos}/deactivation`, ingrid]],
    '/admin/people/:person/memberships/:organisation': [
      [`/admin/people/${of.people.nikos}/memberships/bluefern-integration`, ingrid],
    ],
    '/admin/people/:person/memberships/:organisation/departure': [
      [`/admin/people/${of.people.nikos}/memberships/bluefern-integration/departure`, ingrid],
    ],
  }
  return Object.entries(pages).flatMap(([route, shown]) =>
    shown.map(([path, as, state]) => ({ route, path, as, ...(state ? { state } : {}) })),
  )
}

async function thingsOfTheDemo(stage: Stage) {
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

/** Somebody who has just failed an exam appeals against the mark of its second question. */
async function appealOf(
  stage: Stage,
  of: { id: string; organisation_id: string },
): Promise<{ id: string; attempt: string }> {
  const known = await stage.composition.handle.db
    .selectFrom('appeals')
    .select(['id', 'attempt_id as attempt'])
    .executeTakeFirst()
  if (known) return known
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  const { attemptId: attempt, holder } = await openAttempt(stage, sitting, 'partner-practice')
  const ctx = () => stage.composition.systemContext('pages').as(signedIn.actor)
  const answers = await answersTo(stage, attempt, 'wrong')
  const steps = answers.map(({ item, response }, index) => ({ item, response, sequence: index + 1, flagged: false }))
  await saveResponses(ctx(), { attempt, holder, steps })
  await submitAttempt(ctx(), { attempt, holder })
  const appealed = await openAppeal(ctx(), {
    attempt,
    number: 2,
    words: 'The lesson says it the other way round: I answered as it is written there, so it should count.',
  })
  if (!appealed.opened) throw new Error(`the appeal was refused: ${appealed.decision.reason}`)
  return { id: appealed.appealId, attempt }
}

/** An essay that somebody handed in. */
async function answerToMark(stage: Stage, of: { id: string; organisation_id: string }): Promise<string> {
  const waiting = await stage.composition.handle.db
    .selectFrom('marking_items')
    .select('item_id')
    .where('waits_for', 'is not', null)
    .executeTakeFirst()
  if (waiting) return waiting.item_id
  await publishEssay(stage.system)
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  return handIn(stage, { personId: of.id, organisationId: of.organisation_id, ...signedIn })
}

/** Files of questions: one to look through, one that was applied, one that has nothing to offer. */
async function questionImports(stage: Stage): Promise<{ draft: string; applied: string; refused: string }> {
  const draft = async (fileName: string, text: string) => {
    const source = new TextEncoder().encode(text)
    const drafted = await draftImport(stage.system, { pool: 'http-api', format: 'gift', fileName, source })
    if (!drafted.ok) throw new Error(`the file ${fileName} was refused: ${drafted.refusal.code}`)
    return drafted.importId
  }
  const exported = await exportPool(stage.system, {
    pool: 'http-api',
    format: 'gift',
    states: ['live'],
    ids: [],
    locale: 'en',
  })
  const known = String(exported.file).split('\n\n').slice(0, 3).join('\n\n')
  const applied = await draft('retries.gift', NEW_QUESTIONS)
  await applyImport(stage.system, { pool: 'http-api', importId: applied, state: 'trial', chosen: new Map() })
  return {
    draft: await draft('from-the-old-platform.gift', `${known}\n\n${MIXED_QUESTIONS}`),
    applied,
    refused: await draft('broken.gift', 'What is a webhook? {=A call\n\n::Signed: Who signs? {T}\n'),
  }
}

const NEW_QUESTIONS = `// [id:backoff-grows]
::Waiting longer:: Each retry waits longer than the one before. {T}

::Match the codes:: What does each code say? {
=429 -> Too many requests
=503 -> Not now
=410 -> Gone for good
}
`

const MIXED_QUESTIONS = `$CATEGORY: Webhooks/Delivery

The next question is about deliveries that fail.

::A delivery fails:: When is it sent again? {
=After a growing pause#Yes.
~At once
~Never
}

::Old link:: See <a href="https://example.test"> {T}

[html]<p>Which part of a request is <b>signed</b>?</p> {~%50%The body ~%50%The time ~%-100%The colour}
`

/** A question that somebody edited before its file changed too, and one that was left alone. */
async function editedQuestion(
  stage: Stage,
): Promise<{ edited: string; plain: string; plainNames: string; change: string }> {
  const { db } = stage.composition.handle
  const [first, second, third] = await db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select(['questions.id', 'questions.pool_id', 'questions.external_id', 'questions.overtaken_version_id'])
    .where('question_pools.slug', '=', 'http-api')
    .orderBy('questions.external_id')
    .limit(3)
    .execute()
  if (!first || !second || !third) throw new Error('the demo has a pool of questions')
  if (first.overtaken_version_id === null) {
    const version = await db
      .selectFrom('question_versions')
      .selectAll()
      .where('question_id', '=', first.id)
      .executeTakeFirstOrThrow()
    const later = (number: number, source: 'editor' | 'file', title: string) => ({
      ...version,
      id: newId(),
      number,
      source,
      note: null,
      hash: `${version.hash}-${number}`,
      title,
      body: version.body.replace(JSON.stringify(version.title).slice(1, -1), JSON.stringify(title).slice(1, -1)),
    })
    const edit = later(2, 'editor', `${version.title} exactly`)
    await db
      .insertInto('question_versions')
      .values([edit, later(3, 'file', `${version.title} today`)])
      .execute()
    await db.updateTable('questions').set({ overtaken_version_id: edit.id }).where('id', '=', first.id).execute()
  }
  return {
    edited: first.id,
    plain: second.id,
    plainNames: new URLSearchParams([second, third].map((one) => ['q', one.external_id])).toString(),
    change: await changeOfMany(stage, third),
  }
}

async function changeOfMany(
  stage: Stage,
  question: { id: string; pool_id: string; external_id: string },
): Promise<string> {
  const { db } = stage.composition.handle
  const known = await db.selectFrom('question_bulk_changes').select('id').executeTakeFirst()
  if (known) return known.id
  const id = newId()
  const state = { before: 'trial', after: 'live' }
  const done = [{ id: question.id, externalId: question.external_id, title: 'Retry', version: null, state, pool: null }]
  await db
    .insertInto('question_bulk_changes')
    .values({
      id,
      pool_id: question.pool_id,
      wanted: JSON.stringify({ reason: 'Measured well' }),
      done: JSON.stringify(done),
      at: Date.now(),
      actor_id: 'system:pages',
      undone_at: null,
      undone_by: null,
    })
    .execute()
  return id
}

/** An attempt that runs: the one there is, or one that is begun for it. */
async function begun(stage: Stage, of: { id: string; organisation_id: string }, exam: string): Promise<string> {
  const open = await stage.composition.handle.db
    .selectFrom('attempts')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .select('attempts.id')
    .where('attempts.person_id', '=', of.id)
    .where('attempts.state', '=', 'open')
    .where('exams.slug', '=', exam)
    .executeTakeFirst()
  if (open) return open.id
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  return (await openAttempt(stage, sitting, exam)).attemptId
}

/** Practice that was handed in half answered, and one that goes on with its first questions checked. */
async function practised(stage: Stage, of: { id: string; organisation_id: string }) {
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  const act = () => stage.composition.systemContext('pages').as(signedIn.actor)
  const begin = async (right: number, checked: number) => {
    const { attemptId: attempt, holder } = await openAttempt(stage, sitting, PRACTICE)
    const answers = await rightAnswers(stage, attempt)
    const steps = answers
      .slice(0, right)
      .map(({ item, response }, index) => ({ item, response, sequence: index + 1, flagged: false }))
    await saveResponses(act(), { attempt, holder, steps })
    for (const { item } of steps.slice(0, checked)) await tryAnswer(act(), { attempt, item, holder })
    return { attempt, holder, item: answers[0]?.item ?? '' }
  }
  const done = await begin(6, 0)
  await submitAttempt(act(), { attempt: done.attempt, holder: done.holder })
  const running = await begin(2, 1)
  return { done: done.attempt, running: running.attempt, item: running.item }
}

async function runningAttempt(stage: Stage, of: { id: string; organisation_id: string }): Promise<string> {
  const open = await stage.composition.handle.db
    .selectFrom('attempts')
    .select('attempts.id')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .where('attempts.person_id', '=', of.id)
    .where('attempts.state', '=', 'open')
    .where('exams.slug', '!=', PRACTICE)
    .executeTakeFirst()
  if (open) return open.id
  return begun(stage, of, 'partner-practice')
}

async function invitationToken(stage: Stage, to: string): Promise<string> {
  const { body_text } = await stage.composition.handle.db
    .selectFrom('mails')
    .select('body_text')
    .where('to_address', '=', to)
    .executeTakeFirstOrThrow()
  return /\/invitations\/([\w-]+)/.exec(body_text)?.[1] ?? ''
}

/** Somebody with extra time. */
async function accommodated(stage: Stage, personId: string): Promise<string> {
  await setAccommodation(stage.composition.systemContext('pages'), {
    personId,
    factor: '5/4',
    extraMinutes: 10,
    untimed: false,
    reason: 'Reads with a screen reader.',
  })
  return personId
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
