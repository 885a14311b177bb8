import type { Method } from './route-table'

/**
 * Who may do what, route by route: the one table that the access tests read. A route that is not here fails them.
 *
 * Whatever a route names (an attempt, a certificate, a member, a partner) belongs to the company of the first four.
 * "rival" and "rival-manager" are of another partner, the last five of the vendor.
 */
export const asking = [
  'anonymous',
  'owner',
  'colleague',
  'manager',
  'developer',
  'rival',
  'rival-manager',
  'trainer',
  'examiner',
  'programme-manager',
  'moderator',
  'administrator',
] as const
export type Asking = (typeof asking)[number]

type Allowed = readonly Asking[]
export type Expectation = Partial<Record<Method, Allowed>>

const signedIn = asking.filter((one) => one !== 'anonymous')
const company = ['owner', 'colleague', 'manager', 'developer'] as const
const partners = [...company, 'rival', 'rival-manager'] as const
const managers = ['manager', 'rival-manager'] as const
const programme = ['programme-manager', 'administrator'] as const
const examiners = ['examiner', 'administrator'] as const
const authors = ['trainer', 'examiner', 'administrator'] as const
const bankEditors = ['trainer', 'administrator'] as const

const anyone: Expectation = { GET: asking }
const reads = (allowed: Allowed): Expectation => ({ GET: allowed })
const writes = (allowed: Allowed): Expectation => ({ POST: allowed })
const both = (allowed: Allowed): Expectation => ({ GET: allowed, POST: allowed })
/** Its GET says nothing: it leads to the page that has the form. */
const form = (allowed: Allowed): Expectation => ({ GET: asking, POST: allowed })

export const expectations: Readonly<Record<string, Expectation>> = {
  // Anyone
  '/verify': anyone,
  '/verify/:publicId': anyone,
  '/help': anyone,
  '/help/:slug': anyone,
  '/help/question.schema.json': anyone,
  '/help/programme.schema.json': anyone,
  '/design': anyone,
  '/preferences': both(asking),
  '/*': anyone,

  // The door
  '/sign-in': both(asking),
  '/sign-in/demo': both(asking),
  '/sign-out': both(asking),
  '/forgotten-password': both(asking),
  '/reset-password/:token': both(asking),
  '/invitations/:token': both(asking),

  // Learner
  '/': reads(signedIn),
  '/learn': reads(signedIn),
  '/learn/courses/:course': reads(signedIn),
  '/learn/courses/:course/enrolment': writes(signedIn),
  '/learn/courses/:course/:lesson': reads(signedIn),
  '/learn/courses/:course/:lesson/answers': writes(signedIn),
  '/learn/courses/:course/:lesson/progress': writes(signedIn),
  '/learn/courses/:course/:lesson/note': writes(signedIn),
  '/exams': reads(signedIn),
  '/exams/:exam': reads(signedIn),
  '/exams/:exam/attempts': both(signedIn),
  '/exams/attempts/:attempt': reads(['owner']),
  '/exams/attempts/:attempt/responses': both(['owner']),
  '/exams/attempts/:attempt/responses.json': writes(['owner']),
  '/exams/attempts/:attempt/signals.json': writes(['owner']),
  '/exams/attempts/:attempt/items/:item/tries': both(['owner']),
  '/exams/attempts/:attempt/items/:item/hints': both(['owner']),
  '/exams/attempts/:attempt/items/:item/image': reads(['owner']),
  '/exams/attempts/:attempt/items/:item/files.json': writes(['owner']),
  '/exams/attempts/:attempt/items/:item/files/:file': reads(['owner', 'examiner', 'administrator']),
  '/exams/attempts/:attempt/items/:item/files/:file/removal': both(['owner']),
  '/exams/attempts/:attempt/holder': form(['owner']),
  '/exams/attempts/:attempt/review': reads(['owner']),
  '/exams/attempts/:attempt/submission': form(['owner']),
  '/exams/attempts/:attempt/result': reads(['owner', 'examiner', 'administrator']),
  '/exams/attempts/:attempt/answers': reads(['owner', 'examiner', 'administrator']),
  '/exams/attempts/:attempt/answers/:number/appeal': { GET: ['owner', 'examiner', 'administrator'], POST: ['owner'] },
  '/exams/attempts/:attempt/explanation': both(['owner']),
  '/certificates': reads(signedIn),
  '/certificates/:certificate': { GET: ['owner', 'manager', 'examiner', ...programme], POST: ['owner'] },
  '/certificates/:certificate/file.pdf': reads(['owner', 'manager', 'examiner', ...programme]),
  '/notifications': both(signedIn),
  '/search': reads(signedIn),
  '/search.json': reads(signedIn),

  // Everyone who is signed in
  '/account': both(signedIn),
  '/account/password': both(signedIn),
  '/account/organisation': form(signedIn),
  '/account/sessions': reads(signedIn),
  '/account/sessions/others/end': form(signedIn),
  '/account/sessions/:session/end': form(['owner']),

  // Partner
  '/company/tier': reads(partners),
  '/company/tier/plan': reads(managers),
  '/company/tier/plan/assignments': writes(managers),
  '/company/tier/proof': reads(partners),
  '/company/tier/proof/file.pdf': reads(partners),
  '/company/tier/history': reads(partners),
  '/company/benefits': reads(partners),
  '/company/people': reads([...managers, 'administrator']),
  '/company/people/invitations': both([...managers, 'administrator']),
  '/company/people/invitations/:invitation/revocation': both(['manager']),
  '/company/people/:person': both(['manager']),
  '/company/people/:person/departure': both(['manager']),
  '/company/progress': reads(managers),
  '/company/progress.csv': reads(managers),
  '/company/assignments': both(managers),
  '/company/assignments/:assignment/cancellation': both(['manager']),
  '/company/assets': reads(signedIn),
  '/company/assets/:folder': reads(signedIn),
  '/company/assets/:folder/:asset': reads(['trainer', 'examiner', 'moderator', ...programme]),

  // Programme
  '/programme': reads(programme),
  '/programme/partners/:partner': reads(programme),
  '/programme/partners/:partner/proof': reads(programme),
  '/programme/partners/:partner/proof/file.pdf': reads(programme),
  '/programme/partners/:partner/history': reads(programme),
  '/programme/partners/:partner/tracks': both(programme),
  '/programme/partners/:partner/facts': both(programme),
  '/programme/partners/:partner/facts/:fact/correction': both(programme),
  '/programme/partners/:partner/facts/:fact/withdrawal': both(programme),
  '/programme/imports': both(programme),
  '/programme/imports/template.csv': reads(programme),
  '/programme/imports/:import': reads(programme),
  '/programme/imports/:import/application': both(programme),
  '/programme/imports/:import/disposal': both(programme),
  '/programme/certificates': reads(programme),
  '/programme/certificates/:certificate/revocation': both(programme),
  '/programme/certificates/:certificate/reinstatement': both(programme),
  '/programme/rules': both(programme),
  '/programme/rules/:track': reads(signedIn),
  '/programme/rules/:track/drafts': both(programme),
  '/programme/rules/:track/publicity': both(programme),
  '/programme/rules/:track/changes': reads(signedIn),
  '/programme/rules/:track/versions/:version/withdrawal': both(programme),
  '/programme/rule-drafts/:draft': both(programme),
  '/programme/rule-drafts/:draft/changes': reads(programme),
  '/programme/rule-drafts/:draft/what-if': both(programme),
  '/programme/rule-drafts/:draft/what-if.csv': reads(programme),
  '/programme/rule-drafts/:draft/what-if/review': both(programme),
  '/programme/rule-drafts/:draft/notices': reads(programme),
  '/programme/rule-drafts/:draft/publication': both(programme),
  '/programme/rule-drafts/:draft/removal': both(programme),

  // Authors
  '/author/courses': reads(authors),
  '/author/pools': reads(authors),
  '/author/pools/new': both(bankEditors),
  '/author/pools/:pool': reads(authors),
  '/author/pools/:pool/title': both(bankEditors),
  '/author/pools/:pool/changes': both(bankEditors),
  '/author/pools/:pool/changes/:change': reads(authors),
  '/author/pools/:pool/changes/:change/undoing': form(bankEditors),
  '/author/pools/:pool/questions/new': both(bankEditors),
  '/author/pools/:pool/questions/draft': both(bankEditors),
  '/author/pictures/:picture': reads(authors),
  '/author/pools/:pool/imports': both(bankEditors),
  '/author/pools/:pool/imports/:draft': reads(bankEditors),
  '/author/pools/:pool/imports/:draft/choices': both(bankEditors),
  '/author/pools/:pool/imports/:draft/application': both(bankEditors),
  '/author/pools/:pool/imports/:draft/disposal': both(bankEditors),
  '/author/pools/:pool/export': reads(authors),
  '/author/pools/:pool/export/file': reads(authors),
  '/author/questions/:question': reads(authors),
  '/author/questions/:question/edit': both(bankEditors),
  '/author/questions/:question/draft': both(bankEditors),
  '/author/questions/:question/trial': both(authors),
  '/author/questions/:question/state': both(bankEditors),
  '/author/questions/:question/file-version': form(bankEditors),
  '/author/questions/:question/versions/:version': reads(authors),
  '/author/questions/:question/versions/:version/restoration': form(bankEditors),

  // Examiners
  '/examine/panels': reads(authors),
  '/examine/panels/new': both(['examiner', 'administrator']),
  '/examine/panels/:panel': reads(['examiner', 'administrator']),
  '/examine/panels/:panel/ratings': both(['trainer']),
  '/examine/panels/:panel/judges': writes(['examiner', 'administrator']),
  '/examine/panels/:panel/judges/:judge/removal': writes(['examiner', 'administrator']),
  '/examine/panels/:panel/second-round': writes(['examiner', 'administrator']),
  '/examine/panels/:panel/closure': writes(['examiner', 'administrator']),
  '/examine/regrades': reads(examiners),
  '/examine/regrades/new': both(examiners),
  '/examine/regrades/:regrade': reads(examiners),
  '/examine/regrades/:regrade/preview': both(examiners),
  '/examine/regrades/:regrade/application': both(examiners),
  '/examine/regrades/:regrade/reversal': both(examiners),
  '/examine/regrades/:regrade/disposal': both(examiners),
  '/examine/regrades/:regrade/attempts/:attempt': reads(examiners),
  '/examine/regrades/:regrade/results.csv': reads(examiners),
  '/examine/exams/:exam/statistics': reads(authors),
  '/examine/exams/:exam/file.yaml': reads(examiners),
  '/examine/exams/:exam/statistics.csv': reads(authors),
  '/examine/exams/:exam/statistics/questions/:question': reads(authors),
  '/examine/exams': both(examiners),
  '/examine/exams/:exam': reads(examiners),
  '/examine/exams/:exam/drafts': form(examiners),
  '/examine/exams/:exam/draft': both(examiners),
  '/examine/exams/:exam/draft/removal': both(examiners),
  '/examine/exams/:exam/publication': both(examiners),
  '/examine/exams/:exam/simulation': reads(examiners),
  '/examine/exams/:exam/pause': both(examiners),
  '/examine/exams/:exam/resumption': form(examiners),
  '/examine/attempts/:attempt/pause': both(examiners),
  '/examine/attempts/:attempt/resumption': form(examiners),
  '/examine/accommodations': reads(examiners),
  '/examine/accommodations/:person': both(examiners),
  '/examine/accommodations/:person/removal': both(examiners),
  '/examine/marking': reads(examiners),
  '/examine/marking/next': reads(examiners),
  '/examine/marking/:answer': both(examiners),
  '/examine/appeals': reads(examiners),
  '/examine/appeals/:appeal': both(examiners),
  '/examine/appeals/:appeal/corrections': both(examiners),
  '/examine/integrity': reads(examiners),
  '/examine/integrity/:case': both(examiners),

  // Administrator
  '/admin/jobs': reads(['administrator']),
  '/admin/jobs/:job/retry': both(['administrator']),
  '/admin/mail': reads(['administrator']),
  '/admin/mail/:mail': reads(['administrator']),
  '/admin/audit': reads(['administrator']),
  '/admin/audit/check': both(['administrator']),
  '/admin/organisations': reads(['administrator']),
  '/admin/organisations/new': both(['administrator']),
  '/admin/organisations/:organisation': both(['administrator']),
  '/admin/organisations/:organisation/invitations': both(['administrator']),
  '/admin/organisations/:organisation/invitations/:invitation/revocation': both(['administrator']),
  '/admin/people/:person': reads(['administrator']),
  '/admin/people/:person/deactivation': both(['administrator']),
  '/admin/people/:person/reactivation': both(['administrator']),
  '/admin/people/:person/sessions/end': both(['administrator']),
  '/admin/people/:person/memberships/:organisation': both(['administrator']),
  '/admin/people/:person/memberships/:organisation/departure': both(['administrator']),
}
