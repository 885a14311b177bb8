import { compileProgramme } from '~/areas/tiers/parse/parse-programme'
import { beginDraft } from '~/areas/tiers/versions/drafts/begin-draft.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { saveDraft } from '~/areas/tiers/versions/drafts/save-draft.server'
import { publishedInForce } from '~/areas/tiers/versions/load-rules.server'
import { setPublicity } from '~/areas/tiers/versions/public-page/set-publicity.server'
import { publishProgramme } from '~/areas/tiers/versions/publish-programme.server'
import { startTrial } from '~/areas/tiers/versions/trials/start-trial.server'
import { startThreshold } from '~/areas/tiers/versions/trials/threshold.server'
import { sha256Hex } from '~/platform/hash.server'
import { type Stage, signInAs, workUntil } from '../stage'

/**
 * Rules of the demo in every state: a draft that was tried, one with a mistake, a version that begins in years, and a
 * track that strangers may read.
 */
export async function demoRules(
  stage: Stage,
  manager: { id: string; organisation_id: string },
): Promise<{ inForce: string; planned: string; draft: string; wrong: string }> {
  const { actor } = await signInAs(stage, manager.id, manager.organisation_id)
  const ctx = () => stage.composition.systemContext('stage').as(actor)
  const inForce = [...(await publishedInForce(ctx(), Date.now())).values()]
  const [reseller, technology] = ['reseller', 'technology'].map((slug) =>
    inForce.find(({ trackSlug }) => trackSlug === slug),
  )
  if (!reseller || !technology) throw new Error('the demo has two tracks')
  const programme = { ...technology.programme, effective: '2090-01-01' }
  const source = compileProgramme(programme)
  await publishProgramme(ctx(), { source, programme })
  await setPublicity(ctx(), { track: 'reseller', isPublic: true })
  const { db } = stage.composition.handle
  const made = await db.selectFrom('rule_drafts').select('id').orderBy('created_at').execute()
  const [first, second] = made.map(({ id }) => id)
  const of = { inForce: reseller.hash.slice(0, 12), planned: sha256Hex(source).slice(0, 12) }
  if (first && second) return { ...of, draft: first, wrong: second }
  const begin = async (change: (text: string) => string) => {
    const draftId = await beginDraft(ctx(), { track: 'reseller', version: reseller.hash })
    const draft = await readDraft(ctx(), draftId)
    await saveDraft(ctx(), { draftId, revision: draft.revision, source: change(draft.source) })
    return draftId
  }
  const draft = await begin((text) =>
    text.replace('atLeast: 2, holding: { orHigher', 'atLeast: 3, holding: { orHigher'),
  )
  const wrong = await begin((text) =>
    text.replace('atLeast: 2, holding: { orHigher', 'atLeast: two, holding: { orHigher'),
  )
  await startTrial(ctx(), { draftId: draft })
  await workUntil(stage, 'a draft tried on every partner', () =>
    db
      .selectFrom('rule_trials')
      .select('id')
      .where('draft_id', '=', draft)
      .where('done_at', 'is not', null)
      .executeTakeFirst(),
  )
  await startThreshold(ctx(), { draftId: draft, key: 'rule:silver.0' })
  await workUntil(stage, 'a threshold worked out', () =>
    db.selectFrom('rule_trial_thresholds').select('trial_id').where('curve', 'is not', null).executeTakeFirst(),
  )
  return { ...of, draft, wrong }
}
