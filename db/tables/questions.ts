/** The question bank. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface QuestionBankTables {
  question_pools: QuestionPoolsTable
  questions: QuestionsTable
  question_versions: QuestionVersionsTable
  question_version_tags: QuestionVersionTagsTable
  question_states: QuestionStatesTable
  question_bulk_changes: QuestionBulkChangesTable
  question_imports: QuestionImportsTable
  question_import_items: QuestionImportItemsTable
}

export interface QuestionPoolsTable {
  id: string
  slug: string
  title: string
  created_at: number
  /** The title that the pool's file last had; null for a pool that was made in the browser. */
  file_title: string | null
}

type State = 'trial' | 'live' | 'retired'

export interface QuestionsTable {
  id: string
  pool_id: string
  external_id: string
  state: State
  created_at: number
  /** The pool in whose file the question stands; null, like the next two, for one that no file has named. */
  file_pool_id: string | null
  file_hash: string | null
  file_state: State | null
  overtaken_version_id: string | null
}

export interface QuestionVersionsTable {
  id: string
  question_id: string
  number: number
  hash: string
  type: string
  title: string
  body: string
  objective: string | null
  difficulty: string | null
  lesson: string | null
  created_at: number
  created_by: string
  source: 'file' | 'editor' | 'import' | 'restored' | 'bulk'
  note: string | null
}

export interface QuestionVersionTagsTable {
  version_id: string
  tag: string
}

export interface QuestionStatesTable {
  id: string
  question_id: string
  before: State
  after: State
  /** Null when it came with a file. */
  reason: string | null
  at: number
  actor_id: string
}

export interface QuestionBulkChangesTable {
  id: string
  pool_id: string
  wanted: string
  done: string
  at: number
  actor_id: string
  undone_at: number | null
  undone_by: string | null
}

export interface QuestionImportsTable {
  id: string
  pool_id: string
  format: string
  /** Null when the text was pasted. */
  file_name: string | null
  source_hash: string
  state: 'draft' | 'applied' | 'discarded'
  /** Problems that belong to no question, as JSON. */
  problems: string
  created_at: number
  created_by: string
  decided_at: number | null
  decided_by: string | null
}

export interface QuestionImportItemsTable {
  import_id: string
  /** From 0, in the order of the file. */
  place: number
  line: number
  end_line: number
  title: string | null
  category: string | null
  type: string | null
  verdict: 'exact' | 'approximated' | 'refused'
  reasons: string
  source: string
  /** Null for what cannot be added: refused, or a text that went into the next question. */
  question: string | null
  /** What the question resembles: one of the pool, or one above it in the file. */
  alike: 'same' | 'id' | 'text' | 'near' | 'in-file' | null
  alike_question_id: string | null
  alike_line: number | null
  decision: 'add' | 'version' | 'skip'
  /** What became of it; null until the import is applied. */
  outcome: 'added' | 'changed' | 'unchanged' | 'skipped' | null
  external_id: string | null
}
