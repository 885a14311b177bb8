/** Notifications. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface NotificationsTables {
  notifications: NotificationsTable
}

export interface NotificationsTable {
  id: string
  person_id: string
  organisation_id: string
  kind: string
  params: string
  url: string
  dedupe_key: string
  created_at: number
  read_at: number | null
}
