import { inTurns } from '~/platform/in-turns.server'
import type { Dataset } from './dataset'
import { type Measured, measure } from './measure'
import type { Selection } from './select-attempts'

/** Views of one dataset that are kept; a filter changed and changed back costs nothing. */
const MOST_KEPT = 16
const kept = new WeakMap<Dataset, Map<string, Promise<Measured>>>()

/** Measures a dataset under a selection, giving way to other requests; what was measured is kept as long as the dataset. */
export function measureSelection(dataset: Dataset, selection: Selection): Promise<Measured> {
  const views = kept.get(dataset) ?? new Map<string, Promise<Measured>>()
  kept.set(dataset, views)
  const key = JSON.stringify(Object.entries(selection).sort())
  const current = views.get(key) ?? inTurns(measure(dataset, selection))
  views.delete(key)
  views.set(key, current)
  for (const oldest of views.keys()) {
    if (views.size <= MOST_KEPT) break
    views.delete(oldest)
  }
  return current
}
