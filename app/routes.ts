import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config'

/**
 * Every URL of the product, grouped by whom it is for. First segments are fixed words: the server answers from the part
 * of the route table that begins with the same word, so a page does not pay for the others.
 */
export default [
  // Anyone
  layout('routes/layouts/public.tsx', [
    route('verify', 'routes/public/verify.tsx'),
    route('verify/:publicId', 'routes/public/certificate.tsx'),
    route('help', 'routes/public/help.tsx'),
    route('help/:slug', 'routes/public/help-page.tsx'),
  ]),
  route('preferences', 'routes/public/preferences.tsx'),
  route('design', 'routes/public/gallery.tsx'),

  // The door
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-in/demo', 'routes/auth/demo-sign-in.tsx'),
  route('sign-out', 'routes/auth/sign-out.tsx'),
  route('forgotten-password', 'routes/auth/forgotten-password.tsx'),
  route('reset-password/:token', 'routes/auth/reset-password.tsx'),
  route('invitations/:token', 'routes/auth/invitation.tsx'),

  // Learner, without the side bar
  route('learn/courses/:course/:lesson', 'routes/learn/lesson.tsx'),
  route('learn/courses/:course/:lesson/progress', 'routes/learn/lesson-progress.tsx'),
  route('learn/courses/:course/:lesson/note', 'routes/learn/lesson-note.tsx'),
  route('learn/courses/:course/:lesson/answers', 'routes/learn/lesson-answers.tsx'),
  route('exams/attempts/:attempt', 'routes/learn/attempt.tsx'),
  route('exams/attempts/:attempt/responses', 'routes/learn/attempt-responses.tsx'),
  route('exams/attempts/:attempt/holder', 'routes/learn/attempt-holder.tsx'),
  route('exams/attempts/:attempt/review', 'routes/learn/attempt-review.tsx'),
  route('exams/attempts/:attempt/submission', 'routes/learn/attempt-submission.tsx'),

  layout('routes/layouts/app.tsx', [
    index('routes/learn/home.tsx'),

    // Learner
    route('learn', 'routes/learn/catalogue.tsx'),
    route('learn/courses/:course', 'routes/learn/course.tsx'),
    route('learn/courses/:course/enrolment', 'routes/learn/course-enrolment.tsx'),
    route('exams', 'routes/learn/exams.tsx'),
    route('exams/:exam', 'routes/learn/exam.tsx'),
    route('exams/:exam/attempts', 'routes/learn/exam-attempts.tsx'),
    route('exams/attempts/:attempt/result', 'routes/learn/attempt-result.tsx'),
    route('exams/attempts/:attempt/answers', 'routes/learn/attempt-answers.tsx'),
    route('certificates', 'routes/learn/certificates.tsx'),
    route('certificates/:certificate', 'routes/learn/certificate.tsx'),
    route('notifications', 'routes/learn/notifications.tsx'),
    route('search', 'routes/learn/search.tsx'),

    // Everyone who is signed in
    ...prefix('account', [
      index('routes/account/profile.tsx'),
      route('password', 'routes/account/password.tsx'),
      route('organisation', 'routes/account/organisation.tsx'),
      route('sessions', 'routes/account/sessions.tsx'),
      route('sessions/others/end', 'routes/account/other-sessions-end.tsx'),
      route('sessions/:session/end', 'routes/account/session-end.tsx'),
    ]),

    // Partner manager
    ...prefix('company', [
      route('tier', 'routes/partner/tier.tsx'),
      route('tier/proof', 'routes/partner/tier-proof.tsx'),
      route('tier/history', 'routes/partner/tier-history.tsx'),
      route('benefits', 'routes/partner/benefits.tsx'),
      route('people', 'routes/partner/people.tsx'),
      route('people/invitations', 'routes/partner/invitations.tsx'),
      route('people/invitations/:invitation/revocation', 'routes/partner/invitation-revocation.tsx'),
      route('people/:person', 'routes/partner/member.tsx'),
      route('people/:person/departure', 'routes/partner/member-departure.tsx'),
      route('progress', 'routes/partner/progress.tsx'),
      route('assignments', 'routes/partner/assignments.tsx'),
      route('assignments/:assignment/cancellation', 'routes/partner/assignment-cancellation.tsx'),
      route('assets', 'routes/partner/assets.tsx'),
      route('assets/:folder', 'routes/partner/asset-folder.tsx'),
    ]),

    // Programme manager
    ...prefix('programme', [
      index('routes/programme/partners.tsx'),
      route('partners/:partner', 'routes/programme/partner.tsx'),
      route('partners/:partner/proof', 'routes/programme/partner-proof.tsx'),
      route('partners/:partner/history', 'routes/programme/partner-history.tsx'),
      route('partners/:partner/tracks', 'routes/programme/partner-tracks.tsx'),
      route('partners/:partner/facts', 'routes/programme/partner-facts.tsx'),
      route('partners/:partner/facts/:fact/correction', 'routes/programme/fact-correction.tsx'),
      route('partners/:partner/facts/:fact/withdrawal', 'routes/programme/fact-withdrawal.tsx'),
      route('imports', 'routes/programme/imports.tsx'),
      route('imports/:import', 'routes/programme/import.tsx'),
      route('imports/:import/application', 'routes/programme/import-application.tsx'),
      route('imports/:import/disposal', 'routes/programme/import-disposal.tsx'),
      route('certificates', 'routes/programme/certificates.tsx'),
      route('certificates/:certificate/revocation', 'routes/programme/certificate-revocation.tsx'),
      route('certificates/:certificate/reinstatement', 'routes/programme/certificate-reinstatement.tsx'),
      route('rules/:track', 'routes/programme/rules.tsx'),
    ]),

    // Trainer, examiner
    ...prefix('author', [
      route('courses', 'routes/author/courses.tsx'),
      route('pools', 'routes/author/pools.tsx'),
      route('pools/:pool', 'routes/author/pool.tsx'),
    ]),

    // Administrator
    ...prefix('admin', [
      route('jobs', 'routes/admin/jobs.tsx'),
      route('jobs/:job/retry', 'routes/admin/job-retry.tsx'),
      route('mail', 'routes/admin/mail.tsx'),
      route('mail/:mail', 'routes/admin/mail-message.tsx'),
      route('audit', 'routes/admin/audit.tsx'),
      route('audit/check', 'routes/admin/audit-check.tsx'),
      route('organisations', 'routes/admin/organisations.tsx'),
      route('organisations/new', 'routes/admin/organisation-new.tsx'),
      route('organisations/:organisation', 'routes/admin/organisation.tsx'),
      route('organisations/:organisation/invitations', 'routes/admin/organisation-invitations.tsx'),
      route(
        'organisations/:organisation/invitations/:invitation/revocation',
        'routes/admin/organisation-invitation-revocation.tsx',
      ),
      route('people/:person', 'routes/admin/person.tsx'),
      route('people/:person/deactivation', 'routes/admin/person-deactivation.tsx'),
      route('people/:person/reactivation', 'routes/admin/person-reactivation.tsx'),
      route('people/:person/sessions/end', 'routes/admin/person-sessions-end.tsx'),
      route('people/:person/memberships/:organisation', 'routes/admin/person-membership.tsx'),
      route('people/:person/memberships/:organisation/departure', 'routes/admin/person-departure.tsx'),
    ]),
  ]),

  // Files and data for scripts
  route('search.json', 'routes/resources/search-json.tsx'),
  route('exams/attempts/:attempt/responses.json', 'routes/resources/attempt-responses-json.tsx'),
  route('certificates/:certificate/file.pdf', 'routes/resources/certificate-pdf.tsx'),
  route('company/progress.csv', 'routes/resources/progress-csv.tsx'),
  route('company/assets/:folder/:asset', 'routes/resources/asset.tsx'),
  route('programme/imports/template.csv', 'routes/resources/import-template.tsx'),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
