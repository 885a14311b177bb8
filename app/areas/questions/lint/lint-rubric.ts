import type { RichText } from '../rich-text'
import type { Rubric } from '../rubric'
import type { Finding } from './finding'

/** Findings on questions that a person marks. */
export function lintManual({
  rubric,
  guide,
}: {
  rubric?: Rubric | undefined
  guide?: RichText | undefined
}): Finding[] {
  if (!rubric) return guide ? [] : [{ code: 'nothing-for-markers' }]
  return rubric.criteria.flatMap(({ id, title, levels }): Finding[] => {
    const about = { part: id, params: { criterion: title } }
    const fractions = levels.map(({ fraction }) => fraction)
    return [
      ...(fractions.includes('1/1') ? [] : [{ code: 'criterion-never-full' as const, ...about }]),
      ...(fractions.includes('0/1') ? [] : [{ code: 'criterion-never-nothing' as const, ...about }]),
      ...(new Set(fractions).size < fractions.length ? [{ code: 'criterion-same-levels' as const, ...about }] : []),
    ]
  })
}
