import { petra, tariq } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of programme managers. */
export const programmePages = (of: Things): ShownPages => ({
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
})
