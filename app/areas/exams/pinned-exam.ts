import { json } from '~/platform/json'
import type { Blueprint, ExamSettings } from './blueprint'

/** A published version as stored: immutable, so it can be trusted once read, but for whether the exam is still offered. */
export type PinnedExam = {
  versionId: string
  examId: string
  slug: string
  number: number
  title: string
  language: string
  blueprint: Blueprint
  settings: ExamSettings
  /** the exam, in whatever version, is not offered any more */
  isWithdrawn: boolean
}

export const pinnedExam = (row: {
  id: string
  exam_id: string
  slug: string
  number: number
  title: string
  language: string
  blueprint: string
  settings: string
  withdrawn_at: number | null
}): PinnedExam => ({
  versionId: row.id,
  examId: row.exam_id,
  slug: row.slug,
  number: row.number,
  title: row.title,
  language: row.language,
  blueprint: json(row.blueprint),
  settings: json(row.settings),
  isWithdrawn: row.withdrawn_at !== null,
})
