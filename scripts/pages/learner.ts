import { amara, ana, chloe, ingrid, jana, lena, nikos, otieno, petra, sara, tariq, yui, zahra } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

const COURSE = 'http-api-integration'

/** Pages of strangers and learners. */
export const learnerPages = (of: Things): ShownPages => ({
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
})
