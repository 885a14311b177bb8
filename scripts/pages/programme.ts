import { petra, tariq } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of programme managers. */
export const programmePages = (of: Things): ShownPages => ({
  '/programme': [
    ['/programme', tariq],
    ['/programme?q=nobody-of-that-name', tariq, 'empty'],
    ['/programme?state=differs&sort=grace', tariq, 'differs'],
    ['/programme?page=9', tariq, 'past-the-end'],
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
  '/programme/partners/:partner/benefits': [[`/programme/partners/${of.benefits.granted}/benefits`, tariq]],
  '/programme/partners/:partner/benefits/:benefit': [
    [`/programme/partners/${of.benefits.granted}/benefits/nfr-licences?track=technology`, tariq],
    [`/programme/partners/${of.benefits.granted}/benefits/support-response?track=technology`, tariq, 'answers'],
    [`/programme/partners/${of.benefits.funded}/benefits/mdf?track=technology`, tariq, 'fund'],
  ],
  '/programme/partners/:partner/benefits/:benefit/grants': [
    [`/programme/partners/${of.benefits.granted}/benefits/licence-discount/grants?track=technology`, tariq],
  ],
  '/programme/partners/:partner/benefits/:benefit/licences': [
    [`/programme/partners/${of.benefits.granted}/benefits/nfr-licences/licences?track=technology`, tariq],
  ],
  '/programme/partners/:partner/benefits/:benefit/licences/:licence/return': [
    [
      `/programme/partners/${of.benefits.granted}/benefits/nfr-licences/licences/${of.benefits.licence}/return?track=technology`,
      tariq,
    ],
  ],
  '/programme/partners/:partner/benefits/:benefit/fund': [
    [`/programme/partners/${of.benefits.funded}/benefits/mdf/fund?track=technology`, tariq],
  ],
  '/programme/partners/:partner/benefits/:benefit/fund/:entry/reversal': [
    [
      `/programme/partners/${of.benefits.funded}/benefits/mdf/fund/${of.benefits.fund}/reversal?track=technology`,
      tariq,
    ],
  ],
  '/programme/partners/:partner/benefits/:benefit/requests': [
    [`/programme/partners/${of.benefits.granted}/benefits/support-response/requests?track=technology`, tariq],
  ],
  '/programme/partners/:partner/benefits/:benefit/requests/file': [
    [`/programme/partners/${of.benefits.granted}/benefits/support-response/requests/file?track=technology`, tariq],
  ],
  '/programme/demotions': [
    ['/programme/demotions', tariq],
    ['/programme/demotions?state=kept', tariq, 'kept'],
    ['/programme/demotions?state=agreed', tariq, 'empty'],
  ],
  '/programme/partners/:partner/demotion/agreement': [
    ['/programme/partners/balkan-systems/demotion/agreement?track=training', tariq],
    ['/programme/partners/balkan-systems/demotion/agreement?track=technology', tariq, 'nothing'],
  ],
  '/programme/partners/:partner/demotion/keep': [
    ['/programme/partners/balkan-systems/demotion/keep?track=training', tariq],
  ],
  '/programme/exceptions': [
    ['/programme/exceptions', tariq],
    ['/programme/exceptions?state=withdrawn&within=30', tariq, 'empty'],
  ],
  '/programme/exceptions/:exception/extension': [[`/programme/exceptions/${of.exception}/extension`, tariq]],
  '/programme/exceptions/:exception/withdrawal': [[`/programme/exceptions/${of.exception}/withdrawal`, tariq]],
  '/programme/grants': [['/programme/grants', tariq]],
  '/programme/grants/:grant': [[`/programme/grants/${of.benefits.grant}`, tariq]],
  '/programme/grants/:grant/extension': [[`/programme/grants/${of.benefits.grant}/extension`, tariq]],
  '/programme/grants/:grant/withdrawal': [[`/programme/grants/${of.benefits.grant}/withdrawal`, tariq]],
  '/programme/imports': [['/programme/imports', tariq]],
  '/programme/imports/:import': [[`/programme/imports/${of.import}`, tariq]],
  '/programme/certificates': [['/programme/certificates', tariq]],
  '/programme/certificates/:certificate/revocation': [
    [`/programme/certificates/${of.certificates.anas}/revocation`, tariq],
  ],
  '/programme/certificates/:certificate/reinstatement': [
    [`/programme/certificates/${of.certificates.kristians}/reinstatement`, tariq],
  ],
  '/programme/rules': [['/programme/rules', tariq]],
  '/programme/tiers': [['/programme/tiers', tariq]],
  '/programme/rules/:track/changes': [[`/programme/rules/reseller/changes?to=${of.rules.inForce}`, tariq]],
  '/programme/rules/:track/versions/:ruleVersion/withdrawal': [
    [`/programme/rules/technology/versions/${of.rules.planned}/withdrawal`, tariq],
  ],
  '/programme/rule-drafts/:ruleDraft': [
    [`/programme/rule-drafts/${of.rules.draft}`, tariq],
    [`/programme/rule-drafts/${of.rules.wrong}`, tariq, 'wrong'],
  ],
  '/programme/rule-drafts/:ruleDraft/form': [[`/programme/rule-drafts/${of.rules.draft}/form`, tariq]],
  '/programme/rule-drafts/:ruleDraft/changes': [
    [`/programme/rule-drafts/${of.rules.draft}/changes`, tariq],
    [`/programme/rule-drafts/${of.rules.wrong}/changes`, tariq, 'wrong'],
  ],
  '/programme/rule-drafts/:ruleDraft/what-if': [
    [`/programme/rule-drafts/${of.rules.draft}/what-if`, tariq],
    [`/programme/rule-drafts/${of.rules.wrong}/what-if`, tariq, 'wrong'],
  ],
  '/programme/rule-drafts/:ruleDraft/what-if/threshold': [
    [`/programme/rule-drafts/${of.rules.draft}/what-if/threshold`, tariq],
  ],
  '/programme/rule-drafts/:ruleDraft/notices': [[`/programme/rule-drafts/${of.rules.draft}/notices`, tariq]],
  '/programme/rule-drafts/:ruleDraft/publication': [
    [`/programme/rule-drafts/${of.rules.draft}/publication`, tariq],
    [`/programme/rule-drafts/${of.rules.wrong}/publication`, tariq, 'wrong'],
  ],
  '/programme/rule-drafts/:ruleDraft/removal': [[`/programme/rule-drafts/${of.rules.draft}/removal`, tariq]],
  '/programmes': [['/programmes', null]],
  '/programmes/:track': [
    ['/programmes/reseller', null],
    ['/programmes/reseller?in=fa', null, 'farsi'],
  ],
  '/programme/rules/:track': [
    ['/programme/rules/reseller', tariq],
    ['/programme/rules/technology', petra, 'partner'],
  ],
})
