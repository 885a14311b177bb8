import { findOrganisation } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { checkProof } from '../checker/check-proof'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsOfPartner } from '../facts/queries.server'
import { mayManageProgramme } from '../policy'
import { programmeOf } from '../versions/load-rules.server'
import { allTracks } from '../versions/queries.server'
import { decidedPartners, decisionsOfPartner } from './queries.server'
import { replayDecision } from './replay-decision.server'

/** A stored decision that its rules and facts do not bear out. */
export type FaultyDecision = {
  partner: string
  track: string
  number: number
  /** Claims of its proof that do not hold. */
  faults: number
  /** Made again in its place of the history, it comes out the same. */
  isReplayed: boolean
}

/**
 * Checks every stored decision: its proof by the independent checker, and the decision by making it again. One partner
 * at a time is held in memory.
 * @throws AppError 403 for others than programme managers
 */
export async function checkDecisions(ctx: Ctx): Promise<{ checked: number; faulty: FaultyDecision[] }> {
  authorise(mayManageProgramme(ctx.actor))
  const tracks = new Map((await allTracks(ctx.db)).map(({ id, slug }) => [id, slug]))
  const faulty: FaultyDecision[] = []
  let checked = 0
  for (const { partner_id } of await decidedPartners(ctx.db)) {
    const facts = (await factsOfPartner(ctx.db, partner_id)).map((row) => json<Fact>(row.content))
    const decisions = await decisionsOfPartner(ctx.db, partner_id)
    for (const decision of decisions) {
      const programme = await programmeOf(ctx, decision.rule_version_id)
      const earlier = decisions.filter(
        ({ track_id, number }) => track_id === decision.track_id && number < decision.number,
      )
      const before = earlier.at(-1)
      const faults = checkProof(programme, facts, json<Proof>(decision.proof)).length
      const isReplayed = replayDecision(decision, {
        programme,
        facts,
        earlier,
        programmeBefore: before ? await programmeOf(ctx, before.rule_version_id) : null,
      })
      checked++
      if (faults === 0 && isReplayed) continue
      const partner = (await findOrganisation(ctx, { id: partner_id }))?.slug ?? partner_id
      const track = tracks.get(decision.track_id) ?? decision.track_id
      faulty.push({ partner, track, number: decision.number, faults, isReplayed })
    }
  }
  return { checked, faulty }
}
