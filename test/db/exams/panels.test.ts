import { expect, test } from 'vitest'
import { closePanel, inviteJudges, openSecondRound, removeJudge } from '~/areas/exams/panels/change-panel.server'
import { createPanel } from '~/areas/exams/panels/create-panel.server'
import { listPanels } from '~/areas/exams/panels/list-panels.server'
import { saveRatings } from '~/areas/exams/panels/save-ratings.server'
import { viewPanel } from '~/areas/exams/panels/view-panel.server'
import { viewRatings } from '~/areas/exams/panels/view-ratings.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { onJudgesInvited, onSecondRoundOpened } from '~/areas/notifications/on-exam-events.server'
import type { Role } from '~/platform/actor'
import { withDatabases } from '../databases'
import { examsWorld, question } from './exams-world'

withDatabases((_dialect, open) => {
  async function begin() {
    const world = await examsWorld(await open())
    await world.pool('fixed', [question(0, 'fixed'), question(2, 'fixed'), question(5, 'fixed'), question(7, 'fixed')])
    await world.exam('two', {
      title: 'Two',
      sections: [
        {
          id: 'one',
          title: 'One',
          draw: [
            { pool: 'fixed', questions: ['fixed-0'], points: 2 },
            { pool: 'fixed', count: 1 },
          ],
        },
      ],
    })
    const staff = async (name: string, role: Role) => {
      const { organisationId } = world.examiner.actor
      const email = `${name.toLowerCase()}@example.test`
      const { personId } = await createPerson(world.system(), {
        ...{ name, email, locale: 'en', timeZone: 'Europe/Athens' },
        memberships: [{ organisationId, roles: [role] }],
      })
      return { id: personId, actor: { ...world.examiner.actor, personId, name, email, roles: [role] } }
    }
    const [ann, ben] = [await staff('Ann', 'trainer'), await staff('Ben', 'trainer')]
    const created = await createPanel(world.as(world.examiner), {
      ...{ about: 'exam:two', title: 'Two in autumn', candidate: 'Reads the reference alone.', showsFacility: true },
      judges: [ann.id, ben.id],
    })
    if (!created.ok) throw new Error(JSON.stringify(created.problems))
    return { world, ann, ben, panel: created.panelId }
  }
  type Begun = Awaited<ReturnType<typeof begin>>

  const rate = async ({ world, panel }: Begun, who: Begun['ann'], ratings: readonly string[], handsIn = true) => {
    const { questions } = await viewRatings(world.as(who), panel)
    const typed = new Map(questions.map(({ versionId }, index) => [versionId, ratings[index] ?? '']))
    return saveRatings(world.as(who), { panel, typed, handsIn })
  }

  test('a panel goes through two rounds to a cut score', async () => {
    const begun = await begin()
    const { world, ann, ben, panel } = begun
    const examiner = world.as(world.examiner)
    const pinned = (await world.rows('panel_questions')).sort((a, b) => a.position - b.position)
    // The named question gives its 2 points, and one quarter of the drawn one's point as the others do.
    expect(pinned.map(({ weight }) => weight).sort()).toEqual(['1/4', '1/4', '1/4', '9/4'])
    const heavy = pinned.findIndex(({ weight }) => weight === '9/4')
    const ratings = (first: string, others: string) => pinned.map((_, index) => (index === heavy ? first : others))

    expect(await rate(begun, ann, ratings('80', ''), false)).toMatchObject({ problems: [], rated: 1, handedIn: false })
    expect((await rate(begun, ann, ratings('80', ''))).problems).toHaveLength(3)
    expect(await openSecondRound(examiner, { panel })).toEqual({ allowed: false, reason: 'too-few-judges' })
    expect(await rate(begun, ann, ratings('80', '40'))).toMatchObject({ handedIn: true })
    expect(await rate(begun, ben, ratings('60', '20'))).toMatchObject({ handedIn: true })
    // (9/4·80 + 3/4·40)/3 = 70 and (9/4·60 + 3/4·20)/3 = 50
    const found = await viewPanel(examiner, panel)
    expect(found.judges.map(({ standing }) => standing?.cut)).toEqual([
      expect.closeTo(0.7, 12),
      expect.closeTo(0.5, 12),
    ])
    expect(found.result.cut).toBeCloseTo(0.6, 12)
    expect(found).toMatchObject({ passMark: 0.7, attempts: { n: 0, now: 0, atCut: 0 }, phase: 'first-round' })

    const before = await viewRatings(world.as(ben), panel)
    expect(before.questions.every(({ others }) => others === null)).toBe(true)
    expect(await openSecondRound(examiner, { panel })).toEqual({ allowed: true })
    const after = await viewRatings(world.as(ben), panel)
    expect(after.questions[heavy]).toMatchObject({ rating: 60, others: { mean: 70, low: 60, high: 80, own: 60 } })
    await rate(begun, ben, ratings('70', '30'))
    // Ann has not handed in again: what she said first counts.
    expect((await viewPanel(examiner, panel)).result.cut).toBeCloseTo((0.7 + 0.6) / 2, 12)
    expect(await closePanel(examiner, { panel })).toEqual({ allowed: true })
    await expect(rate(begun, ann, ratings('0', '0'))).rejects.toMatchObject({ status: 409 })
  })

  test('a judge who is removed counts no more, and one who is invited again counts as before', async () => {
    const begun = await begin()
    const { world, ann, ben, panel } = begun
    const examiner = world.as(world.examiner)
    await rate(begun, ann, ['50', '50', '50', '50'])
    await rate(begun, ben, ['70', '70', '70', '70'])
    await removeJudge(examiner, { panel, judge: ben.id })
    expect((await viewPanel(examiner, panel)).result.cut).toBeCloseTo(0.5, 12)
    await expect(viewRatings(world.as(ben), panel)).rejects.toMatchObject({ status: 403 })
    expect(await inviteJudges(examiner, { panel, personIds: [ben.id, world.omid.id] })).toEqual({ invited: 1 })
    expect((await viewPanel(examiner, panel)).result.cut).toBeCloseTo(0.6, 12)
  })

  test('judges are told when they are asked and when the second round begins, each of them once', async () => {
    const begun = await begin()
    const { world, ann, ben, panel } = begun
    const examiner = world.as(world.examiner)
    const told = async () => {
      for (const event of await world.events())
        for (let times = 0; times < 2; times++)
          await world.system().transaction(async (tx) => {
            if (event.name === 'exams.judges-invited') await onJudgesInvited(tx, event as never)
            if (event.name === 'exams.second-round-opened') await onSecondRoundOpened(tx, event as never)
          })
      const rows = (await world.rows('notifications')).map((row) => [row.kind, row.person_id, row.url])
      return rows.sort().map(([kind, person, url]) => `${kind} ${person === ann.id ? 'Ann' : 'Ben'} ${url}`)
    }
    const ratings = `/examine/panels/${panel}/ratings`
    const invited = [`panel-invited Ann ${ratings}`, `panel-invited Ben ${ratings}`]
    expect((await told()).sort()).toEqual(invited)
    // Whoever sits on it already is not asked again.
    await inviteJudges(examiner, { panel, personIds: [ben.id] })
    expect((await told()).sort()).toEqual(invited)
    await rate(begun, ann, ['50', '50', '50', '50'])
    await rate(begun, ben, ['70', '70', '70', '70'])
    await openSecondRound(examiner, { panel })
    expect(await openSecondRound(examiner, { panel })).toMatchObject({ allowed: false })
    expect((await told()).sort()).toEqual([
      ...invited,
      `panel-second-round Ann ${ratings}`,
      `panel-second-round Ben ${ratings}`,
    ])
  })

  test('what is missing is said, and only vendor staff who may see questions are asked', async () => {
    const { world } = await begin()
    const form = { about: 'pool:fixed', title: ' ', candidate: 'x', showsFacility: false, judges: [world.omid.id] }
    expect(await createPanel(world.as(world.examiner), form)).toEqual({
      ok: false,
      problems: [
        { field: 'title', problem: 'missing' },
        { field: 'judges', problem: 'unknown' },
      ],
    })
  })

  test('judges see their panels and their own ratings alone; learners nothing', async () => {
    const begun = await begin()
    const { world, ann, panel } = begun
    await expect(viewPanel(world.as(ann), panel)).rejects.toMatchObject({ status: 403 })
    await expect(openSecondRound(world.as(ann), { panel })).rejects.toMatchObject({ status: 403 })
    await expect(viewRatings(world.as(world.examiner), panel)).rejects.toMatchObject({ status: 403 })
    expect(await listPanels(world.as(ann))).toMatchObject({ mayRun: false, panels: [{ id: panel, mine: 'to-rate' }] })
    for (const look of [listPanels, (ctx: Parameters<typeof listPanels>[0]) => viewRatings(ctx, panel)])
      await expect(look(world.as(world.omid))).rejects.toMatchObject({ status: 403 })
    await expect(viewRatings(world.as(ann), 'nowhere')).rejects.toMatchObject({ status: 404 })
  })
})
