import {
  amara,
  ana,
  aoife,
  chloe,
  hannah,
  haruto,
  ingrid,
  jana,
  lena,
  maryam,
  misaki,
  nikos,
  otieno,
  petra,
  priya,
  sara,
  tariq,
  viktor,
  wanjiku,
  yui,
  zahra,
} from './demo/people'
import { thingsOfTheDemo } from './demo/things'
import type { Stage } from './stage'

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
