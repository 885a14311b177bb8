import { openAttempt, type Stage, signInAs } from './stage'

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
const yui = 'yui@hanami.example'
const otieno = 'otieno@baobab.example'
const chloe = 'chloe@halyard.example'
const viktor = 'viktor@halyard.example'
const tariq = 'tariq@halyard.example'
const amara = 'amara@halyard.example'
const ingrid = 'ingrid@halyard.example'

const COURSE = 'http-api-integration'

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
    ],
    '/exams/:exam/attempts': [['/exams/partner-practice/attempts', lena]],
    '/exams/attempts/:attempt': [
      [`/exams/attempts/${of.attempts.running}`, sara, 'running'],
      [`/exams/attempts/${of.attempts.running}?page=5`, sara, 'page-5'],
    ],
    '/exams/attempts/:attempt/responses': [[`/exams/attempts/${of.attempts.running}/responses?page=1`, sara]],
    '/exams/attempts/:attempt/review': [[`/exams/attempts/${of.attempts.running}/review`, sara]],
    '/exams/attempts/:attempt/result': [
      [`/exams/attempts/${of.attempts.passed}/result`, ana, 'passed'],
      [`/exams/attempts/${of.attempts.failed}/result`, nikos, 'failed'],
    ],
    '/exams/attempts/:attempt/answers': [
      [`/exams/attempts/${of.attempts.passed}/answers`, ana, 'passed'],
      [`/exams/attempts/${of.attempts.failed}/answers`, nikos, 'failed'],
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
    '/account': [['/account', lena]],
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
    '/author/pools/:pool': [['/author/pools/http-api', chloe]],
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
    people: { nikos: (await person(nikos)).id },
    attempts: {
      running: await runningAttempt(stage, await person(sara)),
      passed: await lastAttemptOf(ana),
      failed: await lastAttemptOf(nikos),
    },
    certificates: {
      anas: anas.id,
      valid: anas.public_id,
      kristians: kristians.id,
      revoked: kristians.public_id,
      expired: (await certificateOf('tomas@ostravadata.example')).public_id,
    },
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
    import: await only(db.selectFrom('fact_imports').select('id').executeTakeFirstOrThrow()),
    mail: await only(
      db.selectFrom('mails').select('id').where('to_address', '=', ana).orderBy('id', 'desc').executeTakeFirstOrThrow(),
    ),
  }
}

async function runningAttempt(stage: Stage, of: { id: string; organisation_id: string }): Promise<string> {
  const open = await stage.composition.handle.db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', of.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) return open.id
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  return (await openAttempt(stage, sitting, 'partner-practice')).attemptId
}

async function invitationToken(stage: Stage, to: string): Promise<string> {
  const { body_text } = await stage.composition.handle.db
    .selectFrom('mails')
    .select('body_text')
    .where('to_address', '=', to)
    .executeTakeFirstOrThrow()
  return /\/invitations\/([\w-]+)/.exec(body_text)?.[1] ?? ''
}
