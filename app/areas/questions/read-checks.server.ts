import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { describeProblem } from './formats/describe-problem'
import { importGift } from './formats/gift/import-gift'
import { isCheckQuestion } from './knowledge-check'
import { TYPE_LABELS } from './labels'
import { questionHashInput } from './question-hash'
import type { Question } from './registry'

type ReadCheck = { id: string; hash: string; question: Question }

/**
 * Reads the knowledge checks of a lesson. A check is found by its title: `::check-id:: …`. `named` has those too that
 * could not be read: the lesson that shows one is not to blame.
 */
export function readChecks(
  source: string,
  file: string,
): { checks: ReadCheck[]; named: string[]; problems: FileProblem[] } {
  const t = translator('en', 'questions')
  const gift = importGift(source)
  const problems = gift.problems.map((problem) => describeProblem(t, file, problem))
  const checks: ReadCheck[] = []
  for (const { question, line, title } of gift.items) {
    if (!question) continue
    const refuse = (message: string) => problems.push({ file, line, column: 1, severity: 'error', message })
    if (!title || !CHECK_ID.test(title))
      refuse(t('files.check-without-id', { named: title ? 'yes' : 'no', title: title ?? '' }))
    else if (checks.some(({ id }) => id === title)) refuse(t('files.check-twice', { id: title }))
    else if (!isCheckQuestion(question)) refuse(t('files.check-type', { type: t(TYPE_LABELS[question.type]) }))
    else checks.push({ id: title, hash: sha256Hex(questionHashInput(question)), question })
  }
  return { checks, named: gift.items.flatMap(({ title }) => title ?? []), problems }
}

const CHECK_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
