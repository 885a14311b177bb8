/** Courses, asset library. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface ContentTables {
  courses: CoursesTable
  course_revisions: CourseRevisionsTable
  lesson_revisions: LessonRevisionsTable
  course_media: CourseMediaTable
  asset_folders: AssetFoldersTable
  assets: AssetsTable
}

export interface CoursesTable {
  id: string
  slug: string
  created_at: number
  withdrawn_at: number | null
}

export interface CourseRevisionsTable {
  id: string
  course_id: string
  number: number
  hash: string
  title: string
  summary: string
  lead: string
  language: string
  translation_of: string | null
  level: 'foundation' | 'associate' | 'professional'
  minutes: number
  topics: string
  product: string
  objectives: string
  prerequisites: string
  requires_benefit: string | null
  prepares_for: string
  finish_checks: string
  authors: string | null
  published_at: number
  published_by: string
}

export interface LessonRevisionsTable {
  id: string
  course_revision_id: string
  slug: string
  position: number
  module_number: number
  module_title: string
  title: string
  minutes: number
  objectives: string
  module_hash: string
  source: string
  toc: string
  checks: string
}

export interface CourseMediaTable {
  course_id: string
  path: string
  sha256: string
}

export interface AssetFoldersTable {
  id: string
  slug: string
  title: string
  summary: string
  requires_benefit: string | null
  hash: string
  updated_at: number
  withdrawn_at: number | null
}

export interface AssetsTable {
  id: string
  folder_id: string
  name: string
  sha256: string
  position: number
  created_at: number
  removed_at: number | null
}
