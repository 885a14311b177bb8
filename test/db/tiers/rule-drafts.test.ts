import { afterAll, describe, expect, test } from 'vitest'
import { compileProgramme } from '~/areas/tiers/parse/parse-programme'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { programmeWith } from '~/areas/tiers/testing/build-programme'
import { beginDraft } from '~/areas/tiers/versions/drafts/begin-draft.server'
import { editDraftByForm } from '~/areas/tiers/versions/drafts/edit-draft-form.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { saveDraft } from '~/areas/tiers/versions/drafts/save-draft.server'
import { rulesInForce } from '~/areas/tiers/versions/load-rules.server'
import { setPublicity } from '~/areas/tiers/versions/public-page/set-publicity.server'
import { viewPublicProgramme } from '~/areas/tiers/versions/public-page/view-public-programme.server'
import { publishDraft, reasonsAgainst } from '~/areas/tiers/versions/publication/publish-draft.server'
import { withdrawVersion } from '~/areas/tiers/versions/publication/withdraw-version.server'
import { publishProgramme } from '~/areas/tiers/versions/publish-programme.server'
import { setTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { readTrial } from '~/areas/tiers/versions/trials/read-trial.server'
import { reviewTrial } from '~/areas/tiers/versions/trials/review-trial.server'
import { startTrial } from '~/areas/tiers/versions/trials/start-trial.server'
import { viewTrial } from '~/areas/tiers/versions/trials/view-trial.server'
import { withDatabases } from '../databases'
import { day, type TierWorld, tierWorld } from './tier-world'

const RULES = (effective: string, people: number) => `track: technology
title: Technology # how partners know it
effective: ${effective}
currency: EUR
benefits:
  licence-discount: { unit: percent, title: Discount }
tiers:
  - slug: registered
    title: Registered
    requires: always
    benefits: { licence-discount: 5 }
  - slug: silver
    title: Silver
    requires: { countPeople: { atLeast: ${people}, holding: integration-associate } }
    benefits: { licence-discount: 12 }
transition: { promote: at-once, demote: { afterGrace: { days: 60 } } }
`

withDatabases((_dialect, open) => {
  const worlds: TierWorld[] = []
  afterAll(() => {
    for (const world of worlds) world.clear()
  })

  /** Bluefern is Silver with two associates. */
  const silver = async () => {
    const world = await tierWorld(await open())
    worlds.push(world)
    const tiers = `- slug: registered\n  title: Registered\n  requires: always\n- slug: silver\n  title: Silver\n  requires: { countPeople: { atLeast: 2, holding: integration-associate } }`
    await world.publish(programmeWith(tiers))
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    for (const person of [world.ana, world.ben]) await world.certify(person, 'integration-associate')
    return world
  }
  const draftOf = async (world: TierWorld, source: string) => {
    const draftId = await beginDraft(world.otto(), { track: 'technology', version: null })
    await saveDraft(world.otto(), { draftId, revision: 1, source })
    return draftId
  }
  const tried = async (world: TierWorld, draftId: string) => {
    await startTrial(world.otto(), { draftId })
    await world.worker.drain()
    const trial = await readTrial(world.otto(), await readDraft(world.otto(), draftId))
    if (!trial) throw new Error('it was tried')
    return trial
  }

  describe('rules written in the browser', () => {
    test('nothing is published before exactly this text was tried and reviewed; then every partner is told', async () => {
      const world = await silver()
      const draftId = await draftOf(world, RULES('2026-06-01', 3))
      const reasons = async () => {
        const draft = await readDraft(world.otto(), draftId)
        return reasonsAgainst(world.otto(), draft, await readTrial(world.otto(), draft))
      }
      expect(await reasons()).toEqual(['not-tried'])
      expect(await publishDraft(world.otto(), { draftId, revision: 2 })).toMatchObject({ published: false })
      const first = await tried(world, draftId)
      expect(first.summary).toMatchObject({ partners: 1, demoted: 1, demotedLater: 1, promoted: 0 })
      expect(await reasons()).toEqual(['not-reviewed'])
      const view = await viewTrial(world.otto(), {
        draft: await readDraft(world.otto(), draftId),
        filter: { change: 'demoted', region: 'DACH', tier: 'silver' },
        page: 1,
      })
      expect(view?.partners).toMatchObject([
        { partner: { name: 'Bluefern Integration' }, after: { slug: 'registered' } },
      ])
      await reviewTrial(world.otto(), { draftId, trialId: first.id })
      expect(await reasons()).toEqual([])

      await saveDraft(world.otto(), { draftId, revision: 2, source: RULES('2026-06-01', 4) })
      expect(await reasons()).toEqual(['trial-of-other-text'])
      await expect(reviewTrial(world.otto(), { draftId, trialId: first.id })).rejects.toMatchObject({ status: 409 })
      const second = await tried(world, draftId)
      await reviewTrial(world.otto(), { draftId, trialId: second.id })
      expect(await publishDraft(world.otto(), { draftId, revision: 2 })).toMatchObject({
        reasons: ['changed-meanwhile'],
      })
      expect(await publishDraft(world.otto(), { draftId, revision: 3 })).toMatchObject({ published: true })
      await world.worker.drain()

      const told = await world.events('tiers.rules-announced')
      expect(told).toHaveLength(1)
      expect(told[0]).toMatchObject({ partnerId: world.bluefern.id, change: 'demoted', effectiveAt: day('2026-06-01') })
      expect(told[0]?.text).toMatchObject({ en: expect.stringContaining('Now: 2.'), fa: expect.any(String) })
      const notices = await world.handle.db.selectFrom('notifications').select('kind').execute()
      expect(notices.filter(({ kind }) => kind === 'rules-announced')).toHaveLength(1)

      expect((await world.standing(world.bluefern.id))?.grace_until).toBeNull()
      world.goTo('2026-06-01')
      await world.worker.drain()
      expect((await world.standing(world.bluefern.id))?.grace_until).toBe(day('2026-07-31'))
    })

    test('a version is withdrawn before its day, and a file that has not changed does not bring it back', async () => {
      const world = await silver()
      const programme = { ...world.ladder, effective: '2026-09-01' }
      const file = { source: compileProgramme(programme), programme }
      expect(await publishProgramme(world.system(), file)).toBe('published')
      const version = (await world.handle.db.selectFrom('rule_versions').selectAll().execute()).find(
        ({ effective_at }) => effective_at === day('2026-09-01'),
      )
      const of = { track: 'technology', version: version?.hash ?? '' }
      await expect(withdrawVersion(world.otto(), { ...of, reason: ' ' })).rejects.toMatchObject({ status: 422 })
      await withdrawVersion(world.otto(), { ...of, reason: 'the council asked for another year' })
      await world.worker.drain()
      const later = await rulesInForce(world.system(), day('2026-10-01'))
      expect([...later.values()][0]?.programme.effective).toBe('2026-01-01')
      expect(await publishProgramme(world.system(), file)).toBe('unchanged')
      await expect(withdrawVersion(world.otto(), { ...of, reason: 'once more, please' })).rejects.toMatchObject({
        status: 409,
      })
    })

    test('two people cannot overwrite each other, and the form leaves the rest of the text as it is', async () => {
      const world = await silver()
      const draftId = await draftOf(world, RULES('2026-06-01', 2))
      const stale = await saveDraft(world.otto(), { draftId, revision: 1, source: RULES('2026-06-01', 9) })
      expect(stale).toEqual({ saved: false, revision: 2 })
      const sent = (name: string) => (name.endsWith('countPeople/atLeast') ? '3' : null)
      await editDraftByForm(world.otto(), { draftId, revision: 2, sent })
      expect((await readDraft(world.otto(), draftId)).source).toBe(RULES('2026-06-01', 3))
    })

    test('partners may not read drafts, and strangers read only what was opened to them', async () => {
      const world = await silver()
      const draftId = await draftOf(world, RULES('2026-06-01', 2))
      await expect(readDraft(world.as(world.petra), draftId)).rejects.toMatchObject({ status: 403 })
      const stranger = world.as({ kind: 'anonymous' })
      const of = { track: 'technology', locale: 'en' }
      await expect(viewPublicProgramme(stranger, of)).rejects.toMatchObject({ status: 404 })
      await setPublicity(world.otto(), { track: 'technology', isPublic: true })
      const page = await viewPublicProgramme(stranger, of)
      expect(page.examples.find(({ kind }) => kind === 'at')).toMatchObject({ about: 'Silver', earns: 'Silver' })
      expect(JSON.stringify(page)).not.toMatch(/Bluefern|Tamarack|Ana|Petra/)
    })

    test('run without tiers nobody is decided or told; with them again everybody is', async () => {
      const world = await silver()
      const before = (await world.decisions(world.bluefern.id)).length
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: false })
      await world.certify(world.omid, 'integration-associate')
      expect(await world.decisions(world.bluefern.id)).toHaveLength(before)
      expect([...(await rulesInForce(world.system(), world.now())).values()][0]?.programme.tiers).toEqual([])
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: true })
      await world.worker.drain()
      expect(await world.decisions(world.bluefern.id)).toHaveLength(before + 1)
    })
  })
})
