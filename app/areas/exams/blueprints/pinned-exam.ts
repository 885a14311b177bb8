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

/**
 * What versions of earlier releases did not have yet and every version has since. A key that may be missing in new
 * versions too is optional and needs no line here.
 */
const BEFORE: Pick<
  ExamSettings,
  'navigation' | 'questionsPerPage' | 'review' | 'requires' | 'courses' | 'coolDownHours'
> = {
  navigation: 'free',
  questionsPerPage: 'all',
  review: { afterSubmit: 'right-wrong', keyAfterLastAttempt: false },
  requires: { courses: [], certifications: [] },
  courses: [],
  coolDownHours: [0],
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
  settings: { ...BEFORE, ...json<ExamSettings>(row.settings) },
  isWithdrawn: row.withdrawn_at !== null,
})
