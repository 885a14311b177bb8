/** What can be done with an invitation. `unknown` also stands for a link that was mistyped or cut. */
export type StaleReason = 'unknown' | 'accepted' | 'revoked' | 'expired' | 'closed' | 'deactivated'

type Invitation = {
  accepted_at: number | null
  revoked_at: number | null
  expires_at: number
  organisation_closed_at: number | null
}

/** Why an invitation cannot be accepted any more; null when it can. */
export function staleReason(invitation: Invitation | undefined, now: number): StaleReason | null {
  if (!invitation) return 'unknown'
  if (invitation.accepted_at !== null) return 'accepted'
  if (invitation.revoked_at !== null) return 'revoked'
  if (invitation.expires_at <= now) return 'expired'
  return invitation.organisation_closed_at === null ? null : 'closed'
}
