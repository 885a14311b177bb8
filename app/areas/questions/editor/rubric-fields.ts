import type { Rubric } from '../rubric'
import { type DraftField, type Fields, rowsOf } from './draft'
import { readCount, readShare, shareText } from './share-text'

/** How people mark an essay or a file: criteria with their levels. No criterion is no rubric. */
export const writeRubric = (rubric: Rubric | undefined): DraftField[] =>
  rowsOf(
    'rubric.criteria',
    rubric?.criteria ?? [],
    ({ id }) => id,
    ({ title, weight, levels }, row) => [
      [`${row}.title`, title],
      [`${row}.weight`, weight === undefined ? '' : String(weight)],
      ...rowsOf(
        `${row}.levels`,
        levels,
        ({ id }) => id,
        (level, levelRow) => [
          [`${levelRow}.title`, level.title],
          [`${levelRow}.share`, shareText(level.fraction)],
        ],
      ),
    ],
  )

export function readRubric(fields: Fields): Record<string, unknown> | undefined {
  const criteria = fields.rows('rubric.criteria').map((id) => {
    const row = `rubric.criteria.${id}`
    return {
      id,
      title: fields.text(`${row}.title`),
      weight: readCount(fields.text(`${row}.weight`)),
      levels: fields.rows(`${row}.levels`).map((level) => ({
        id: level,
        title: fields.text(`${row}.levels.${level}.title`),
        fraction: readShare(fields.text(`${row}.levels.${level}.share`)),
      })),
    }
  })
  return criteria.length > 0 ? { criteria } : undefined
}
