import { expect, test } from 'vitest'
import { staleReason } from './invitation-state'

const now = 1_000
const open = { accepted_at: null, revoked_at: null, expires_at: now + 1, organisation_closed_at: null }

test.each([
  ['open', open, null],
  ['unknown', undefined, 'unknown'],
  ['accepted', { ...open, accepted_at: 5 }, 'accepted'],
  ['accepted, and expired since', { ...open, accepted_at: 5, expires_at: 6 }, 'accepted'],
  ['revoked', { ...open, revoked_at: 5 }, 'revoked'],
  ['at its last millisecond', { ...open, expires_at: now }, 'expired'],
  ['to a closed organisation', { ...open, organisation_closed_at: 5 }, 'closed'],
])('an invitation that is %s', (_state, invitation, reason) => {
  expect(staleReason(invitation, now)).toBe(reason)
})
