import { describe, expect, test } from 'vitest'
import { attemptFigures } from '~/areas/exams/examined/queries.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { withDatabases } from '../databases'
import { DAY } from '../tiers/tier-world'
import { REASON, regradeWorld } from './regrade-world'

withDatabases((_dialect, open) => {
  const begin = async () => regradeWorld(await open())
  type World = Awaited<ReturnType<typeof begin>>

  /** Six right and B in the question whose key is wrong: one short of a pass. */
  const SHORT = { q1: 'b', q8: 'b', q9: 'b', q10: 'b' } as const

  test('a wrong key is found, corrected and the correction taken back: everything follows and everything returns, once', async () => {
    const world = await begin()
    const { ana, ben, petra, bluefern } = world
    await world.sit(ana, {})
    const attempt = await world.sit(ben, SHORT)
    expect([await world.result(attempt), await world.tier(bluefern.id)]).toMatchObject([
      { mark: '6/1', passed: false },
      { tier: 'registered' },
    ])
    const passedAt = world.now()
    world.pass(30 * DAY)
    const version = await world.newKey('q1', 'b')
    const regrade = await world.draft('q1', { kind: 'use-version', versionId: version })
    const foretold = await world.foretold(regrade)
    expect(foretold).toMatchObject({
      certificates: ['issue Integration Associate: Ben'],
      tiers: ['Bluefern Integration: registered → silver (promotion)'],
    })
    expect([...foretold.results.values()].sort()).toEqual(['loses: 10/1 → 9/1 of 10/1', 'passes: 6/1 → 7/1 of 10/1'])
    expect(foretold.moves[0]?.lines[0]).toMatchObject({ before: 1, observed: 2, needed: 2, isMet: true })
    expect([await world.result(attempt), await world.certificates(ben)]).toMatchObject([{ passed: false }, []])

    expect(await world.apply(regrade)).toEqual({ started: true })
    expect(await world.result(attempt)).toEqual({
      count: 2,
      mark: '7/1',
      maxMark: '10/1',
      passed: true,
      cause: 'regraded',
    })
    const [issued, ...more] = await world.certificates(ben)
    expect(more).toEqual([])
    expect(issued).toMatchObject({ state: 'active', issuedAt: passedAt })
    expect(await world.tier(bluefern.id)).toEqual({ tier: 'silver', graceUntil: null })
    expect((await world.told(ben)).sort()).toEqual(['certificate-issued', 'result-corrected-passed'])
    expect((await world.told(ana)).filter((kind) => kind === 'result-corrected')).toHaveLength(1)
    expect((await world.told(petra)).slice(-2).sort()).toEqual(['member-certified', 'tier-promoted'])

    world.pass(DAY)
    expect(await world.undo(regrade)).toEqual({ started: true })
    expect(await world.result(attempt)).toEqual({
      count: 3,
      mark: '6/1',
      maxMark: '10/1',
      passed: false,
      cause: 'regraded',
    })
    expect(await world.certificates(ben)).toEqual([{ ...issued, state: 'revoked' }])
    expect(await world.tier(bluefern.id)).toMatchObject({ tier: 'silver', graceUntil: world.now() + 60 * DAY })
    expect((await world.told(ben)).slice(2).sort()).toEqual(['certificate-revoked', 'result-corrected-failed'])
    expect((await world.told(petra)).slice(-2).sort()).toEqual(['member-certificate-revoked', 'tier-grace-started'])

    // Corrected once more: the same certificate counts again.
    world.pass(DAY)
    const again = await world.draft('q1', { kind: 'use-version', versionId: version })
    expect(await world.foretold(again)).toMatchObject({
      certificates: ['reinstate Integration Associate: Ben'],
      tiers: ['Bluefern Integration: silver → silver (grace-ended-by-recovery)'],
    })
    await world.apply(again)
    expect(await world.certificates(ben)).toEqual([issued])
    expect(await world.tier(bluefern.id)).toEqual({ tier: 'silver', graceUntil: null })
    expect(await world.dead()).toEqual([])
    world.clear()
  })

  test('the figures of an exam count the newest result of each attempt', async () => {
    const world = await begin()
    await world.sit(world.ana, {})
    await world.sit(world.ben, SHORT)
    await world.begin(world.ana, {}, 'integration-professional')
    const figures = async () =>
      (await attemptFigures(world.handle.db, await world.examId('integration-associate'))).map(
        ({ ended, passed, running }) => ({ ended, passed, running: Number(running) }),
      )
    expect(await figures()).toEqual([{ ended: 2, passed: 1, running: 0 }])
    const regrade = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
    await world.apply(regrade)
    expect(await figures()).toEqual([{ ended: 2, passed: 2, running: 0 }])
    await world.undo(regrade)
    expect(await figures()).toEqual([{ ended: 2, passed: 1, running: 0 }])
  })

  test('a pass that rested on the wrong key goes with its certificate, and what rested on that; undo gives both back', async () => {
    const world = await begin()
    const { ana, ben, bluefern } = world
    // Seven right by the wrong key.
    const lucky = { q8: 'b', q9: 'b', q10: 'b' } as const
    await world.sit(ana, lucky)
    await world.sit(ben, {})
    await world.sit(ana, {}, 'integration-professional')
    const before = await world.certificates(ana)
    world.pass(DAY)
    expect(before.map(({ state }) => state)).toEqual(['active', 'active'])
    const regrade = await world.draft(
      'q1',
      { kind: 'use-version', versionId: await world.newKey('q1', 'b') },
      {
        examId: await world.examId('integration-associate'),
      },
    )
    const foretold = await world.foretold(regrade)
    expect(foretold).toMatchObject({
      certificates: ['revoke Integration Associate: Ana', 'revoke Integration Professional: Ana'],
      tiers: ['Bluefern Integration: silver → silver (grace-started)'],
    })
    expect(foretold.moves[0]?.lines.filter(({ fails }) => fails)).toMatchObject([{ before: 2, observed: 1, needed: 2 }])
    await world.apply(regrade)
    expect((await world.certificates(ana)).map(({ state }) => state)).toEqual(['revoked', 'revoked'])
    expect((await world.tier(bluefern.id)).graceUntil).toBe(world.now() + 60 * DAY)
    world.pass(DAY)
    await world.undo(regrade)
    expect(await world.certificates(ana)).toEqual(before)
    expect(await world.tier(bluefern.id)).toEqual({ tier: 'silver', graceUntil: null })
    expect(await world.dead()).toEqual([])
    world.clear()
  })

  test('a certificate that went with its prerequisite comes back when that is earned anew', async () => {
    const world = await begin()
    const { ana } = world
    await world.sit(ana, { q8: 'b', q9: 'b', q10: 'b' })
    await world.sit(ana, {}, 'integration-professional')
    const [professional] = (await world.certificates(ana)).filter((one) => one.certification.endsWith('professional'))
    world.pass(DAY)
    const regrade = await world.draft(
      'q1',
      { kind: 'use-version', versionId: await world.newKey('q1', 'b') },
      { examId: await world.examId('integration-associate') },
    )
    await world.apply(regrade)
    world.pass(DAY)
    await world.sit(ana, { q1: 'b' })
    const after = await world.certificates(ana)
    expect(after.filter(({ state }) => state === 'active').map((one) => one.certification)).toHaveLength(2)
    expect(after).toContainEqual(professional)
    expect(await world.told(ana)).toContain('certificate-returned')
    expect(await world.dead()).toEqual([])
    world.clear()
  })

  test('a certificate given and one taken at one company decide it once: nobody is promoted and put in grace', async () => {
    const world = await begin()
    const { ana, ben, omid, bluefern } = world
    await world.sit(ana, {})
    await world.sit(ben, { q8: 'b', q9: 'b', q10: 'b' })
    await world.sit(omid, SHORT)
    expect(await world.tier(bluefern.id)).toMatchObject({ tier: 'silver' })
    const decisions = (await world.decisions(bluefern.id)).length
    world.pass(DAY)
    const regrade = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
    expect(await world.foretold(regrade)).toMatchObject({
      certificates: ['issue Integration Associate: Omid', 'revoke Integration Associate: Ben'],
      tiers: [],
    })
    await world.apply(regrade)
    const after = await world.decisions(bluefern.id)
    expect([after.length - decisions, after.at(-1)?.change]).toEqual([1, 'none'])
    world.clear()
  })

  describe('an attempt that ends', () => {
    const short = async (world: World) => world.begin(world.ben, SHORT)

    test('after a correction came into force is marked with it, and marked again when it is taken back', async () => {
      const world = await begin()
      const attempt = await short(world)
      const regrade = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
      await world.apply(regrade)
      await attempt.submit()
      await world.worker.drain()
      expect(await world.result(attempt.id)).toMatchObject({ count: 1, mark: '7/1', passed: true, cause: 'submitted' })
      expect(await world.certificates(world.ben)).toMatchObject([{ state: 'active' }])
      await world.undo(regrade)
      expect(await world.result(attempt.id)).toMatchObject({ count: 2, mark: '6/1', passed: false, cause: 'regraded' })
      expect(await world.certificates(world.ben)).toMatchObject([{ state: 'revoked' }])
      world.clear()
    })

    test('while a correction is applied is marked with it whoever comes first', async () => {
      const world = await begin()
      const done = await world.sit(world.ana, SHORT)
      const attempts = [await short(world), await world.begin(world.omid, SHORT)]
      const regrade = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
      await world.begun(regrade)
      await Promise.all([world.worker.drain(), ...attempts.map((attempt) => attempt.submit())])
      await world.worker.drain()
      for (const id of [done, ...attempts.map((attempt) => attempt.id)])
        expect(await world.result(id)).toMatchObject({ mark: '7/1', passed: true })
      for (const who of [world.ana, world.ben, world.omid]) expect(await world.certificates(who)).toHaveLength(1)
      expect(await world.dead()).toEqual([])
      world.clear()
    })

    test('after the preview outdates it', async () => {
      const world = await begin()
      const attempt = await short(world)
      const regrade = await world.draft('q1', { kind: 'drop', how: 'full-marks' })
      await attempt.submit()
      expect(await world.begun(regrade)).toEqual({ started: false, reason: 'preview-outdated' })
      world.clear()
    })
  })

  test('of two corrections the older can be taken back: what remains is replayed', async () => {
    const world = await begin()
    const attempt = await world.sit(world.ben, { ...SHORT, q7: 'b' })
    const key = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
    await world.apply(key)
    const dropped = await world.draft('q10', { kind: 'drop', how: 'full-marks' })
    await world.apply(dropped)
    expect(await world.result(attempt)).toMatchObject({ count: 3, mark: '7/1', passed: true })
    await world.undo(key)
    expect(await world.result(attempt)).toMatchObject({ count: 4, mark: '6/1', passed: false })
    await world.undo(dropped)
    expect(await world.result(attempt)).toMatchObject({ count: 5, mark: '5/1', passed: false })
    expect((await world.certificates(world.ben)).map(({ state }) => state)).toEqual(['revoked'])
    world.clear()
  })

  test('a run that is asked for twice changes nothing twice, and only one regrade runs at a time', async () => {
    const world = await begin()
    const attempt = await world.sit(world.ben, SHORT)
    const first = await world.draft('q1', { kind: 'drop', how: 'full-marks' })
    const second = await world.draft('q8', { kind: 'drop', how: 'full-marks' })
    expect(await world.begun(first)).toEqual({ started: true })
    expect(await world.begun(second)).toEqual({ started: false, reason: 'another-runs', regradeId: first })
    await expect(world.begun(first)).rejects.toMatchObject({ status: 409 })
    await world.worker.drain()
    expect(await world.result(attempt)).toMatchObject({ count: 2, mark: '7/1' })
    await expect(world.apply(first)).rejects.toMatchObject({ status: 409 })
    world.clear()
  })

  test('the learner reads the corrected key in the review, with when and why', async () => {
    const world = await begin()
    await world.exam('integration-associate', {
      attemptsAllowed: 1,
      review: { afterSubmit: 'key', keyAfterLastAttempt: true },
    })
    const attempt = await world.sit(world.ben, SHORT)
    const regrade = await world.draft('q1', { kind: 'use-version', versionId: await world.newKey('q1', 'b') })
    await world.apply(regrade)
    const { items } = await viewAnswers(world.as(world.ben), { attempt })
    const corrected = items.filter(({ corrections }) => corrections.length > 0)
    expect(corrected).toMatchObject([
      { review: { outcome: 'right' }, corrections: [{ at: world.now(), reason: REASON, change: 'use-version' }] },
    ])
    world.clear()
  })

  test('only examiners draft, apply and undo', async () => {
    const world = await begin()
    const attempt = await world.sit(world.ben, SHORT)
    const regrade = await world.draft('q1', { kind: 'drop', how: 'full-marks' })
    const { applyRegrade, undoRegrade } = await import('~/areas/exams/regrades/start-regrade.server')
    for (const who of [world.ben, world.petra, world.manager]) {
      await expect(
        applyRegrade(world.as(who), { regradeId: regrade, preview: '', reason: REASON }),
      ).rejects.toMatchObject({ status: 403 })
      await expect(undoRegrade(world.as(who), { regradeId: regrade, reason: REASON })).rejects.toMatchObject({
        status: 403,
      })
    }
    expect(await world.result(attempt)).toMatchObject({ count: 1 })
    world.clear()
  })
})
