import { localeCodes } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { editSource, type SourceEdit } from './edit-source'
import { readDraft } from './read-draft.server'
import { type DraftSaved, saveDraft } from './save-draft.server'
import { formEdits, readForm, type SourceForm } from './source-form'

/** The usual values of a draft, or null while its text is not YAML. The caller has read the draft. */
export const formOf = (source: string): SourceForm | null => readForm(source, localeCodes)

/**
 * Puts what was changed in the form into the text of a draft, which keeps everything else as it is written.
 * @throws AppError 403, 404 `tiers.draft-not-found`, 409 `tiers.draft-not-yaml`
 */
export async function editDraftByForm(
  ctx: Ctx,
  input: { draftId: string; revision: number; sent: (name: string) => string | null },
): Promise<DraftSaved> {
  const draft = await readDraft(ctx, input.draftId)
  const form = formOf(draft.source)
  if (!form) throw conflict('tiers.draft-not-yaml')
  return edit(ctx, draft, { revision: input.revision, edits: formEdits(form, input.sent) })
}

async function edit(
  ctx: Ctx,
  draft: { id: string; source: string; revision: number },
  of: { revision: number; edits: readonly SourceEdit[] },
): Promise<DraftSaved> {
  if (draft.revision !== of.revision) return { saved: false, revision: draft.revision }
  const source = editSource(draft.source, of.edits)
  return saveDraft(ctx, { draftId: draft.id, revision: of.revision, source })
}
