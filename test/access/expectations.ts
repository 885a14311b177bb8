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
const authors = ['trainer', 'examiner', 'administrator'] as const

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
  '/exams/attempts/:attempt/holder': form(['owner']),
  '/exams/attempts/:attempt/review': reads(['owner']),
  '/exams/attempts/:attempt/submission': form(['owner']),
  '/exams/attempts/:attempt/result': reads(['owner', 'examiner', 'administrator']),
  '/exams/attempts/:attempt/answers': reads(['owner', 'examiner', 'administrator']),
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
  '/company/tier/proof': reads(partners),
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
  '/programme/rules/:track': reads(signedIn),

  // Authors
  '/author/courses': reads(authors),
  '/author/pools': reads(authors),
  '/author/pools/:pool': reads(authors),

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
