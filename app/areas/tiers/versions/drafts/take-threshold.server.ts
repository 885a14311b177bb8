import { LineCounter, type Node } from 'yaml'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, notFound } from '~/platform/errors'
import { parseYamlText } from '~/platform/yaml-document'
import { editSource, type SourcePath } from './edit-source'
import { readDraft } from './read-draft.server'
import { numberPlaces } from './rule-places'
import { saveDraft } from './save-draft.server'

/**
 * Puts another value of a threshold into a draft's text, where it stands.
 * @param input.key as `movableThresholds` names it
 * @throws AppError 403, 404 `tiers.draft-not-found` or `tiers.threshold-not-found`, 409 `tiers.draft-changed`, 422
 * `tiers.threshold-value`
 */
export async function takeThreshold(
  ctx: Ctx,
  input: { draftId: string; revision: number; key: string; value: string },
): Promise<void> {
  const draft = await readDraft(ctx, input.draftId)
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(input.value)) throw invalid('tiers.threshold-value')
  const path = pathOf(draft.source, input.key)
  if (!path) throw notFound('tiers.threshold-not-found')
  const source = editSource(draft.source, [{ path, value: Number(input.value) }])
  const saved = await saveDraft(ctx, { draftId: draft.id, revision: input.revision, source })
  if (!saved.saved) throw conflict('tiers.draft-changed')
}

function pathOf(source: string, key: string): SourcePath | null {
  const parameter = /^parameter:(.+)$/.exec(key)?.[1]
  const reading = parseYamlText(source, new LineCounter())
  if (reading.tooDeep || !reading.document) return null
  if (parameter !== undefined)
    return reading.document.hasIn(['parameters', parameter, 'value']) ? ['parameters', parameter, 'value'] : null
  const places = numberPlaces(reading.document.contents as Node | null)
  return places.find(({ ruleId, asks }) => asks === 'threshold' && `rule:${ruleId}` === key)?.path ?? null
}
