import { ingrid } from '../demo/people'
import type { Things } from '../demo/things'
import type { ShownPages } from './shown-pages'

/** Pages of administrators. */
export const adminPages = (of: Things): ShownPages => ({
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
})
