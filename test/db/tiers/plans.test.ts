import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertExam, insertVersion } from '~/areas/exams/queries.server'
import { assignPlan } from '~/areas/tiers/path/assign-plan.server'
import { forgetOldPlans } from '~/areas/tiers/path/find-plan.server'
import { type PlanPageView, viewPlan } from '~/areas/tiers/path/view-plan.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { viewTier } from '~/areas/tiers/standings/view-tier.server'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { withDatabases } from '../databases'
import { DAY, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'
const PROFESSIONAL = 'integration-professional'

withDatabases((_dialect, open) => {
  let world: TierWorld

  /** Bluefern has one associate; both exams are offered, and Omid has failed the first one an hour ago. */
  beforeAll(async () => {
    world = await tierWorld(await open())
    await world.publish(world.ladder)
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    await offerExam(ASSOCIATE, 40, [])
    await offerExam(PROFESSIONAL, 60, [ASSOCIATE])
    await world.certify(world.ana, ASSOCIATE)
  })
  afterAll(() => world.clear())

  async function offerExam(slug: string, timeLimitMinutes: number, certifications: string[]) {
    const { db } = world.handle
    const [examId, versionId] = [newId(world.now()), newId(world.now())]
    await insertExam(db, { id: examId, slug, created_at: world.now(), file_hash: null })
    const settings = {
      ...{ summary: slug, certification: slug, timeLimitMinutes, passMark: '7/10', coolDownHours: [0, 24] },
      requires: { courses: [], certifications },
    }
    await insertVersion(db, {
      ...{ id: versionId, exam_id: examId, number: 1, hash: slug, title: `Exam ${slug}`, language: 'en' },
      ...{ blueprint: JSON.stringify({ sections: [] }), settings: JSON.stringify(settings) },
      ...{ published_at: world.now(), published_by: 'test' },
    })
    if (slug !== ASSOCIATE) return
    const attemptId = newId(world.now())
    await db
      .insertInto('attempts')
      .values({
        ...{ id: attemptId, exam_id: examId, exam_version_id: versionId, person_id: world.omid.personId },
        ...{ organisation_id: world.bluefern.id, number: 1, seed: 's', state: 'closed', closed_by: 'learner' },
        ...{ started_at: world.now() - 7_200_000, submitted_at: world.now() - 3_600_000 },
        ...{ deadline_at: null, deadline_reason: 'none', holder: 'h', holder_since: world.now() },
        ...{ open_from: null, open_to: null },
      })
      .execute()
    await db
      .insertInto('results')
      .values({
        ...{ id: newId(world.now()), attempt_id: attemptId, number: 1, cause: 'submitted', mark: '1/1' },
        ...{ max_mark: '2/1', passed: 0, verdict: '{}', items: '[]', marked_at: world.now() },
      })
      .execute()
  }

  const view = (query: string, ctx: Ctx) =>
    viewPlan(ctx, { partnerId: world.bluefern.id, query: new URLSearchParams(query) })
  /** As a page that looks again until the plan is there. */
  async function look(query = '', ctx: Ctx = world.as(world.petra)): Promise<PlanPageView> {
    for (;;) {
      const found = await view(query, ctx)
      if (found.plan?.way.kind !== 'working') return found
    }
  }
  const wayOf = async (query: string) => {
    const { plan } = await look(query)
    if (plan?.way.kind !== 'found') return plan?.way.kind
    return plan.way.plan.people.map(({ personId, items }) => [
      personId,
      ...items.map(({ slug, waitsUntil }) => (waitsUntil === null ? slug : `${slug} waits`)),
    ])
  }

  test('is for the managers of the company', async () => {
    const refused = { status: 403, code: 'tiers.not-a-manager' }
    for (const actor of [world.ana, world.tomas, world.manager])
      await expect(look('', world.as(actor))).rejects.toMatchObject(refused)
    await expect(assignPlan(world.as(world.ana), [])).rejects.toMatchObject(refused)
    expect((await viewTier(world.as(world.ana), { partnerId: world.bluefern.id })).plan).toBeNull()
    expect((await viewTier(world.as(world.petra), { partnerId: world.bluefern.id })).plan?.tier.slug).toBe('silver')
  })

  test('takes the fewest hours, waits for an exam that rests, and is found again without being worked out', async () => {
    const silver = await look()
    expect(silver.tiers.map(({ slug }) => slug)).toEqual(['silver', 'gold', 'platinum'])
    expect(silver.plan?.way).toMatchObject({ kind: 'found', plan: { minutes: 40, isCheapest: true, others: [] } })
    const { petra, ben, omid } = world
    const only = await wayOf(`without=${petra.personId}&without=${ben.personId}`)
    expect(only).toEqual([[omid.personId, `${ASSOCIATE} waits`]])
    const rows = () => world.handle.db.selectFrom('tier_plans').select('key').execute()
    const before = (await rows()).length
    await look()
    expect(await rows()).toHaveLength(before)
    expect(await wayOf('tier=platinum')).toBe('impossible')
    const gold = await look('tier=gold')
    expect(gold.plan?.way).toMatchObject({
      plan: { minutes: 140, others: [{ line: { key: 'rule.sum' } }, { line: { key: 'rule.attestation' } }] },
    })
  })

  test('is assigned whole or not at all, once', async () => {
    const { plan } = await look('tier=gold')
    if (plan?.way.kind !== 'found') throw new Error('no way was found')
    const items = plan.way.plan.people.flatMap(({ personId, items: own }) =>
      own.map(({ kind, slug, until }) => ({ personId, kind, slug, dueOn: plan.days[until] ?? '' })),
    )
    expect(items).toHaveLength(3)
    const [first] = items
    if (!first) throw new Error('nothing to assign')
    await expect(
      assignPlan(world.as(world.petra), [...items, { ...first, slug: 'x', dueOn: '2020-01-01' }]),
    ).rejects.toMatchObject({ status: 422 })
    expect((await look('tier=gold')).plan?.assigned).toEqual([])
    expect(await assignPlan(world.as(world.petra), items)).toEqual({ assigned: 3, left: 0 })
    expect(await assignPlan(world.as(world.petra), items)).toEqual({ assigned: 0, left: 3 })
    expect((await look('tier=gold')).plan?.assigned.map(({ slug }) => slug).sort()).toEqual([
      ASSOCIATE,
      ASSOCIATE,
      PROFESSIONAL,
    ])
    const stranger = { ...first, personId: world.tomas.personId }
    expect(await assignPlan(world.as(world.petra), [stranger])).toEqual({ assigned: 0, left: 1 })
  })

  test('changes with what is known, and old ones are forgotten', async () => {
    world.pass(DAY)
    await world.certify(world.ben, ASSOCIATE)
    expect((await look()).plan?.tier.slug).toBe('gold')
    world.pass(30 * DAY)
    await forgetOldPlans(world.system())
    expect(await world.handle.db.selectFrom('tier_plans').select('key').execute()).toEqual([])
  })

  test('takes the same number of queries however large a company is', async () => {
    const count = () => world.countQueries(world.petra, (ctx) => view('', ctx))
    await look()
    const before = await count()
    for (const name of ['Ida', 'Jon', 'Kim']) await world.person(name, world.bluefern, ['learner'])
    await world.worker.drain()
    await look()
    expect(await count()).toBe(before)
  })
})
