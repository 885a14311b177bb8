import type { Generated } from 'kysely'

/** Jobs and outbox, live signals, audit trail, mail, files, modules, search. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface PlatformTables {
  jobs: JobsTable
  live_signals: LiveSignalsTable
  audit_log: AuditLogTable
  audit_details: AuditDetailsTable
  mails: MailsTable
  files: FilesTable
  modules: ModulesTable
  settings: SettingsTable
  rate_limits: RateLimitsTable
  search_documents: SearchDocumentsTable
}

export interface JobsTable {
  id: string
  kind: 'event' | 'handler' | 'job'
  name: string
  payload: string
  dedupe_key: string | null
  state: 'ready' | 'done' | 'dead'
  run_at: number
  attempts: Generated<number>
  max_attempts: number
  interruptions: Generated<number>
  leased_by: string | null
  leased_until: number | null
  last_error: string | null
  progress_done: Generated<number>
  progress_total: number | null
  result: string | null
  cause_id: string | null
  created_at: number
  finished_at: number | null
}

export interface LiveSignalsTable {
  seq: Generated<number>
  topic: string
  kind: string
  data: string | null
  at: number
}

export interface AuditLogTable {
  seq: Generated<number>
  id: string
  at: number
  actor_kind: 'person' | 'system' | 'anonymous'
  actor_id: string
  action: string
  subject_kind: string
  subject_id: string
  organisation_id: string | null
  request_id: string
  detail_hash: string
  previous_hash: string
  hash: string
}

export interface AuditDetailsTable {
  audit_id: string
  salt: string
  detail: string | null
}

export interface MailsTable {
  id: string
  to_address: string
  person_id: string | null
  kind: string
  subject: string
  body_text: string
  body_html: string | null
  state: 'queued' | 'kept' | 'sent' | 'failed'
  dedupe_key: string | null
  /** of the token in its link, while it stands in the text and can open something */
  token_hash: string | null
  token_expires_at: number | null
  error: string | null
  created_at: number
  sent_at: number | null
}

export interface FilesTable {
  sha256: string
  media_type: string
  size: number
  created_at: number
}

export interface ModulesTable {
  hash: string
  code: string
  created_at: number
}

export interface SettingsTable {
  key: string
  value: string
  updated_at: number
}

export interface RateLimitsTable {
  key: string
  points: Generated<number>
  expire: number | null
}

export interface SearchDocumentsTable {
  id: string
  kind: string
  locale: string
  title: string
  body: string
  url: string
  audience: string
  hash: string
  updated_at: number
}
