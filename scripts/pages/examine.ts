import { chloe, hannah, haruto, priya, viktor } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of examiners, and what learners say to them. */
export const examinePages = (of: Things): ShownPages => ({
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
})
