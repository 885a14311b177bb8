import { aoife, jana, maryam, misaki, petra, wanjiku } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of a partner about itself. */
export const companyPages = (of: Things): ShownPages => ({
  '/company/tier': [
    ['/company/tier', petra, 'one-short'],
    ['/company/tier', jana, 'in-grace'],
    ['/company/tier', misaki, 'falls-soon'],
    ['/company/tier', maryam, 'farsi'],
    ['/company/tier', wanjiku, 'no-track'],
  ],
  '/company/tier/plan': [
    ['/company/tier/plan', petra],
    ['/company/tier/plan?tier=platinum&pace=2', petra, 'platinum'],
    ['/company/tier/plan', maryam, 'farsi'],
    ['/company/tier/plan', wanjiku, 'no-track'],
  ],
  '/company/tier/proof': [['/company/tier/proof', petra]],
  '/company/tier/history': [['/company/tier/history', jana]],
  '/company/benefits': [
    ['/company/benefits', petra],
    ['/company/benefits', wanjiku, 'no-track'],
  ],
  '/company/benefits/:benefit': [
    ['/company/benefits/nfr-licences?track=technology', petra],
    ['/company/benefits/mdf?track=technology', petra, 'fund'],
  ],
  '/company/benefits/:benefit/licences': [['/company/benefits/nfr-licences/licences?track=technology', petra]],
  '/company/benefits/:benefit/licences/:licence/return': [
    [`/company/benefits/nfr-licences/licences/${of.benefits.companyLicence}/return?track=technology`, petra],
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
})
