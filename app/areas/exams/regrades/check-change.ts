import { acceptAnswer } from '~/areas/questions/corrections/accept-answer'
import { withKeyOf } from '~/areas/questions/corrections/with-key-of'
import type { Question } from '~/areas/questions/registry'
import { compare, formatRational, parseRational, rational, ZERO } from '~/platform/rational'
import type { Change } from './correction'

export type ChangeProblem =
  | 'nothing-asked'
  | 'version-missing'
  | 'version-other-type'
  | 'version-other-parts'
  | 'answer-missing'
  | 'answer-unreadable'
  | 'points-unreadable'
  /** the version that was appealed against is not among those corrected, or another exam is */
  | 'appeal-left-out'
  | 'appeal-other-exam'

type CheckedChange = { ok: true; change: Change; versionIds: readonly string[] } | { ok: false; problem: ChangeProblem }

/** More than this is a typing mistake. */
const MOST_POINTS = rational(1_000)

/**
 * Whether a change can be applied to some versions of a question, said before anything is kept. A version is never
 * corrected by itself, so that of a use-version is left out of those concerned.
 * @param versions all of the question's, by id
 * @param chosen ids of those to be corrected
 */
export function checkChange(
  change: Change,
  chosen: readonly string[],
  versions: ReadonlyMap<string, Question>,
): CheckedChange {
  const asked = chosen.filter((id) => versions.has(id) && (change.kind !== 'use-version' || id !== change.versionId))
  if (change.kind === 'use-version' && !versions.has(change.versionId)) return { ok: false, problem: 'version-missing' }
  if (asked.length === 0) return { ok: false, problem: 'nothing-asked' }
  const questions = asked.flatMap((id) => versions.get(id) ?? [])
  switch (change.kind) {
    case 'use-version': {
      const other = versions.get(change.versionId)
      const refused = questions.map((question) => other && withKeyOf(question, other)).find((one) => one?.ok === false)
      if (refused?.ok === false)
        return { ok: false, problem: refused.reason === 'other-type' ? 'version-other-type' : 'version-other-parts' }
      return { ok: true, change, versionIds: asked }
    }
    case 'accept': {
      if (change.answer === null || change.answer === undefined) return { ok: false, problem: 'answer-missing' }
      const isReadable = questions.every((question) => acceptAnswer(question, change.answer) !== null)
      return isReadable ? { ok: true, change, versionIds: asked } : { ok: false, problem: 'answer-unreadable' }
    }
    case 'weigh': {
      const points = parseRational(change.points)
      if (!points || compare(points, ZERO) <= 0 || compare(points, MOST_POINTS) > 0)
        return { ok: false, problem: 'points-unreadable' }
      return { ok: true, change: { kind: 'weigh', points: formatRational(points) }, versionIds: asked }
    }
    case 'drop':
      return { ok: true, change, versionIds: asked }
  }
}
