/** Organisations, people, memberships, sessions, invitations. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface IdentityTables {
  organisations: OrganisationsTable
  people: PeopleTable
  memberships: MembershipsTable
  membership_roles: MembershipRolesTable
  sessions: SessionsTable
  known_places: KnownPlacesTable
  invitations: InvitationsTable
  password_resets: PasswordResetsTable
}

export interface OrganisationsTable {
  id: string
  kind: 'vendor' | 'partner'
  name: string
  slug: string
  region: string | null
  country: string | null
  created_at: number
  closed_at: number | null
}

export interface PeopleTable {
  id: string
  name: string
  email: string
  email_key: string
  password_hash: string | null
  locale: string
  time_zone: string
  theme: 'system' | 'light' | 'dark'
  created_at: number
  deactivated_at: number | null
}

export interface MembershipsTable {
  id: string
  person_id: string
  organisation_id: string
  created_at: number
  ended_at: number | null
}

export interface MembershipRolesTable {
  membership_id: string
  role:
    | 'learner'
    | 'partner-manager'
    | 'integration-developer'
    | 'trainer'
    | 'examiner'
    | 'programme-manager'
    | 'moderator'
    | 'administrator'
  granted_at: number
}

export interface SessionsTable {
  id_hash: string
  person_id: string
  organisation_id: string
  created_at: number
  expires_at: number
  absolute_expires_at: number
  user_agent: string | null
  address: string | null
}

/** Networks, as digests, from which an account was opened. */
export interface KnownPlacesTable {
  person_id: string
  place: string
  last_used_at: number
}

export interface InvitationsTable {
  id: string
  organisation_id: string
  email: string
  email_key: string
  name: string
  roles: string
  locale: string
  token_hash: string
  invited_by: string | null
  created_at: number
  expires_at: number
  accepted_at: number | null
  accepted_by: string | null
  revoked_at: number | null
}

export interface PasswordResetsTable {
  id: string
  person_id: string
  token_hash: string
  created_at: number
  expires_at: number
  used_at: number | null
}
