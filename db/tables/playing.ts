/** Tries, hints, files handed in and signals of attempts: all append-only. Epoch milliseconds UTC in `*_at` and `at`. */
export interface PlayingTables {
  attempt_tries: AttemptTriesTable
  attempt_hints: AttemptHintsTable
  attempt_files: AttemptFilesTable
  attempt_signals: AttemptSignalsTable
}

export interface AttemptTriesTable {
  attempt_id: string
  item_id: string
  number: number
  response: string
  /** what the answer was worth, before anything was taken off for tries */
  fraction: string
  outcome: string
  reasons: string
  /** nothing can be answered after it: it was right, or the last one */
  ended: 0 | 1
  tried_at: number
}

export interface AttemptHintsTable {
  attempt_id: string
  item_id: string
  number: number
  shown_at: number
}

export interface AttemptFilesTable {
  id: string
  attempt_id: string
  item_id: string
  sha256: string
  name: string
  media_type: string
  bytes: number
  uploaded_at: number
}

export interface AttemptSignalsTable {
  id: string
  attempt_id: string
  kind: 'focus-lost' | 'paste'
  count: number
  at: number
  received_at: number
}
