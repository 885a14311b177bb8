import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { changeRoles } from '~/areas/identity/change-roles.server'
import { deactivatePerson, reactivatePerson } from '~/areas/identity/deactivate-person.server'
import { endMembership } from '~/areas/identity/end-membership.server'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import { programmeWith } from '~/areas/tiers/testing/build-programme'
import type { Role } from '~/platform/actor'
import { withDatabases } from '../databases'
import { DAY, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'
const LADDER = `
- { slug: registered, title: Registered, requires: always }
- slug: silver
  title: Silver
  requires:
    countPeople: { atLeast: 1, holding: ${ASSOCIATE}, roles: [integration-developer] }
`.trim()

withDatabases((_dialect, open) => {
  let world: TierWorld
  const worlds: TierWorld[] = []
  beforeEach(async () => {
    world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(programmeWith(LADDER, '{ promote: at-once, demote: at-once }'))
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    await world.certify(world.ana, ASSOCIATE)
    world.pass(DAY)
  })
  afterAll(() => {
    for (const each of worlds) each.clear()
  })
  const tierNow = async () => (await world.standing(world.bluefern.id))?.tier
  const giveAna = async (...roles: Role[]) => {
    await changeRoles(world.as(world.petra), {
      organisationId: world.bluefern.id,
      personId: world.ana.personId,
      roles,
    })
    await world.worker.drain()
  }
  const soundly = async () => {
    const view = await viewProof(world.as(world.petra), { partnerId: world.bluefern.id })
    return view && { faults: view.check.faults, isReplayed: view.check.isReplayed }
  }
  const SOUND = { faults: [], isReplayed: true }

  describe('a change of roles', () => {
    test('counts from its moment, and so does the change back', async () => {
      expect(await tierNow()).toBe('registered')
      await giveAna('learner', 'integration-developer')
      expect(await tierNow()).toBe('silver')
      expect(await soundly()).toEqual(SOUND)
      world.pass(DAY)
      await giveAna('learner')
      expect(await tierNow()).toBe('registered')
      expect(await soundly()).toEqual(SOUND)
    })

    test('is told by the history as one thing', async () => {
      await giveAna('learner', 'integration-developer')
      const { entries } = await viewHistory(world.as(world.petra), { partnerId: world.bluefern.id, page: 1 })
      expect(entries[0]?.events.lines).toMatchObject([{ key: 'fact.membership', params: { because: 'roles' } }])
    })

    test('to the same roles is no news', async () => {
      await giveAna('learner')
      expect(await world.events('identity.member-roles-changed')).toEqual([])
    })
  })

  describe('a closed account', () => {
    beforeEach(() => giveAna('learner', 'integration-developer'))
    const close = async () => {
      world.pass(DAY)
      await deactivatePerson(world.system(), world.ana.personId)
      await world.worker.drain()
    }

    test('counts no longer, and again when it is opened', async () => {
      await close()
      expect(await tierNow()).toBe('registered')
      expect(await soundly()).toEqual(SOUND)
      world.pass(DAY)
      await reactivatePerson(world.system(), world.ana.personId)
      await world.worker.drain()
      expect(await tierNow()).toBe('silver')
      expect(await soundly()).toEqual(SOUND)
    })

    test('is not brought back by new roles, but opens with them', async () => {
      await close()
      await giveAna('learner', 'partner-manager', 'integration-developer')
      expect(await tierNow()).toBe('registered')
      await giveAna('learner')
      world.pass(DAY)
      await reactivatePerson(world.system(), world.ana.personId)
      await world.worker.drain()
      expect(await tierNow()).toBe('registered')
    })

    test('whose membership ended meanwhile opens without it', async () => {
      await close()
      await endMembership(world.as(world.petra), { organisationId: world.bluefern.id, personId: world.ana.personId })
      world.pass(DAY)
      await reactivatePerson(world.system(), world.ana.personId)
      await world.worker.drain()
      expect(await tierNow()).toBe('registered')
    })
  })

  test('facts are dated by what happened, however late it is heard', async () => {
    const who = { personId: world.ben.personId, organisationId: world.tamarack.id }
    const [joinedAt, leftAt, backAt] = [world.now(), world.now() + DAY, world.now() + 2 * DAY]
    world.pass(9 * DAY)
    const joined = { type: 'identity.member-joined', v: 1, ...who, roles: ['learner'] } as const
    await world.tell({ ...joined, joinedAt })
    await world.tell({ ...joined, joinedAt: backAt })
    await world.tell({ type: 'identity.member-left', v: 1, ...who, leftAt })
    const begun = (await world.factsOf(world.tamarack.id, 'membership')).filter(
      ({ person_id }) => person_id === who.personId,
    )
    expect(begun.map(({ true_from }) => true_from).sort()).toEqual([joinedAt, backAt])
    expect((await world.factsOf(world.tamarack.id, 'membership-ended')).map(({ true_from }) => true_from)).toEqual([
      leftAt,
    ])
  })

  test('a departure that is heard late does not end the membership begun since', async () => {
    await giveAna('learner', 'integration-developer')
    world.pass(3 * DAY)
    const who = { personId: world.ana.personId, organisationId: world.bluefern.id }
    const roles = ['integration-developer'] as const
    await world.tell({ type: 'identity.member-joined', v: 1, ...who, roles, joinedAt: world.now() - DAY })
    await world.tell({ type: 'identity.member-left', v: 1, ...who, leftAt: world.now() - 2 * DAY })
    expect(await tierNow()).toBe('silver')
  })

  describe('a reinstated certificate', () => {
    beforeEach(() => giveAna('learner', 'integration-developer'))

    test('counts again, as often as it is taken and given back', async () => {
      const certified = await world.certify(world.omid, ASSOCIATE)
      for (const _round of [1, 2]) {
        world.pass(DAY)
        await world.revoke(certified)
        world.pass(DAY)
        await world.reinstate(certified)
      }
      expect(await world.factsOf(world.bluefern.id, 'certificate-revoked')).toHaveLength(2)
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(2)
      expect(await soundly()).toEqual(SOUND)
    })

    test('heard before its revocation waits for it', async () => {
      const certified = await world.certify(world.omid, ASSOCIATE)
      await world.reinstate(certified)
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(0)
      await world.revoke(certified)
      world.pass(5_000)
      await world.worker.drain()
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(1)
    })

    test('keeps the end that its renewal brought', async () => {
      const old = await world.certify(world.omid, ASSOCIATE)
      world.pass(DAY)
      await world.certify(world.omid, ASSOCIATE, { renews: old })
      await world.revoke(old)
      await world.reinstate(old)
      const facts = await world.factsOf(world.bluefern.id, 'certificate-revoked')
      const corrections = (await world.factsOf(world.bluefern.id, 'correction')).map(
        ({ content }) => JSON.parse(content).corrects,
      )
      expect(facts).toHaveLength(2)
      expect(corrections).toEqual(
        facts.filter(({ source_key }) => source_key.includes(':revoked:')).map(({ id }) => id),
      )
    })
  })
})
