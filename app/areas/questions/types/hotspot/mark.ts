import { ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered } from '../../mark'
import { markSet } from '../multiple-response/mark'
import type { Hotspot, HotspotResponse } from './schema'

/** Marks chosen places as chosen options are marked; more than may be chosen earn nothing. */
export function markHotspot(question: Hotspot, response: HotspotResponse): Mark {
  const ids = new Set(response.choices.filter((id) => id !== ''))
  if (ids.size === 0) return notAnswered
  const chosen = question.regions.filter(({ id }) => ids.has(id))
  if (chosen.length < ids.size) return answered(ZERO, { code: 'unknown-option' })
  if (ids.size > question.most)
    return answered(ZERO, { code: 'too-many-chosen', params: { count: ids.size, most: question.most } })
  return markSet(question.marking, question.regions, chosen)
}
