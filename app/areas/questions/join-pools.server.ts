import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import type { ParsedPool } from './pool'

/** Puts the files of one pool together: a part may be GIFT and another YAML. Their titles agree, and no id comes twice. */
export function joinPools(parts: readonly ParsedPool[]): { pools: ParsedPool[]; problems: FileProblem[] } {
  const t = translator('en', 'questions')
  const problems: FileProblem[] = []
  const pools = new Map<string, ParsedPool>()
  for (const part of parts) {
    const before = pools.get(part.slug)
    if (!before) {
      pools.set(part.slug, part)
      continue
    }
    const report = (file: string, line: number, message: string) =>
      problems.push({ file, line, column: 1, severity: 'error', message })
    const file = part.questions[0]?.file ?? ''
    if (before.title !== part.title) report(file, 1, t('files.titles-differ', { title: before.title }))
    for (const { externalId: id, file = '', line } of part.questions) {
      const first = before.questions.find((question) => question.externalId === id)
      if (first) report(file, line, t('files.question-in-both', { id, file: first.file ?? '', line: first.line }))
    }
    pools.set(part.slug, {
      ...before,
      questions: [...before.questions, ...part.questions],
      media: [...(before.media ?? []), ...(part.media ?? [])],
    })
  }
  return { pools: [...pools.values()], problems }
}
