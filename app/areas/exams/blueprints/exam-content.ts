import type { ExamFile } from './blueprint'
import type { PinnedExam } from './pinned-exam'

/** A stored version as its file would say it. */
export const contentOf = ({ title, language, blueprint, settings }: PinnedExam): ExamFile => ({
  title,
  language,
  ...blueprint,
  ...settings,
})
