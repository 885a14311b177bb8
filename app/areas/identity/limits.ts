import type { Limit } from '~/platform/limit'

/**
 * How often somebody may try, before a pause. Sources: OWASP ASVS 5.0 §6.3.1, NIST SP 800-63B §3.2.2.
 * A place is a network as `platform/network-of` tells them apart.
 */

const MINUTE = 60
const HOUR = 60 * MINUTE

/** One account from one place: the pause that a person meets who has forgotten the password. */
export const signInTries: Limit = { name: 'sign-in', points: 5, seconds: 15 * MINUTE, pauseSeconds: 15 * MINUTE }

/**
 * One account from all places that its owner has not come from lately; NIST's hundred. Strangers who use it up cannot
 * keep the owner out: the places known to the account are not asked (`known-places`), and a mailed link makes one known.
 */
export const signInTriesOfAccount: Limit = { name: 'sign-in-account', points: 100, seconds: HOUR, pauseSeconds: HOUR }

/** One place for all accounts; an office behind one address still gets in, because right passwords do not count. */
export const signInTriesOfAddress: Limit = {
  name: 'sign-in-address',
  points: 60,
  seconds: 15 * MINUTE,
  pauseSeconds: 15 * MINUTE,
}

export const resetsOfAccount: Limit = { name: 'reset', points: 3, seconds: HOUR, pauseSeconds: HOUR }
export const resetsOfAddress: Limit = { name: 'reset-address', points: 15, seconds: HOUR, pauseSeconds: HOUR }

export const invitationsOfPerson: Limit = { name: 'invite', points: 40, seconds: HOUR, pauseSeconds: HOUR }
