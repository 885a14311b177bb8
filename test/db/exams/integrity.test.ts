import { expect, test } from 'vitest'
import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { decideCase } from '~/areas/exams/integrity/decide-case.server'
import { explain } from '~/areas/exams/integrity/explain.server'
import { forgetEvidence } from '~/areas/exams/integrity/forget-evidence.server'
import { listCases, readCaseFilter } from '~/areas/exams/integrity/list-cases.server'
import { EVIDENCE_DAYS, SIGNAL_DAYS } from '~/areas/exams/integrity/retention'
import { viewCase } from '~/areas/exams/integrity/view-case.server'
import { viewExplanation } from '~/areas/exams/integrity/view-explanation.server'
import { viewResult } from '~/areas/exams/results/view-result.server'
import { subscriptions } from '~/jobs/subscriptions.server'
import { withDatabases } from '../databases'
import { CANARY, DAY } from './exams-world'
import { type IntegrityWorld, integrityWorld } from './integrity-world'

/** All wrong, each with an answer that few others chose. */
const ALIKE = 'yzyzyzyzyzyz'
const RIGHT = 'rrrrrrrrrrrr'
const all = (query = '') => ({ filter: readCaseFilter(new URLSearchParams(query)), page: 1 })

withDatabases((_dialect, open) => {
  const cases = async (world: IntegrityWorld, query = '') =>
    (await listCases(world.as(world.examiner), all(query))).cases

  /** Omid and Lena give the same rare answers; the case of Lena, who was second. */
  async function alike(world: IntegrityWorld) {
    const omid = await world.sit(world.omid, ALIKE)
    const lena = await world.sit(world.lena, ALIKE)
    await world.look(omid)
    await world.look(lena)
    const rows = await world.rows('integrity_cases')
    const of = (attempt: string) => rows.find(({ attempt_id }) => attempt_id === attempt)?.id ?? ''
    return { omid, lena, caseOfOmid: of(omid), caseOfLena: of(lena) }
  }

  test('colleagues with the same rare wrong answers become two cases, once', async () => {
    const world = await integrityWorld(await open())
    const before = await world.rows('results')
    const { omid, lena, caseOfOmid, caseOfLena } = await alike(world)
    expect(await cases(world)).toMatchObject([
      { strength: 2, kinds: ['similarity'], organisationName: 'Bluefern Integration', state: 'open' },
      { strength: 2, kinds: ['similarity'] },
    ])
    const view = await viewCase(world.as(world.examiner), caseOfLena)
    expect(view.similar).toMatchObject([
      {
        other: { attemptId: omid, personName: 'Omid', caseId: caseOfOmid },
        measured: { shared: 12, bothWrong: 12, identical: 12, people: 24, comparisons: 1 },
      },
    ])
    expect(view.similar[0]?.sheets.every(({ known }) => known?.same)).toBe(true)
    expect(view.similar[0]?.sheets).toHaveLength(12)

    // The same work again, and the other side of it, add nothing.
    expect(await world.look(lena)).toBeNull()
    expect(await world.look(omid)).toBeNull()
    expect((await world.rows('integrity_evidence')).map(({ case_id }) => case_id).sort()).toEqual(
      [caseOfOmid, caseOfLena].sort(),
    )
    expect(view.steps.map(({ kind }) => kind)).toEqual(['opened', 'evidence-found'])
    expect((await world.rows('results')).slice(0, before.length)).toEqual(before)
    expect((await viewResult(world.as(world.lena), { attempt: lena })) as object).not.toHaveProperty('asked')
  })

  test('two looks at the same moment are one', async () => {
    const world = await integrityWorld(await open())
    const omid = await world.sit(world.omid, ALIKE)
    const lena = await world.sit(world.lena, ALIKE)
    await Promise.all([world.look(omid), world.look(lena), world.look(lena)])
    expect(await world.rows('integrity_looks')).toHaveLength(2)
    expect(await world.rows('integrity_cases')).toHaveLength(2)
    expect(await world.rows('integrity_evidence')).toHaveLength(2)
  })

  test('strangers are not compared, and neither is what colleagues both know', async () => {
    const world = await integrityWorld(await open())
    const attempts = [
      await world.sit(world.omid, ALIKE),
      await world.sit(world.tove, ALIKE),
      await world.sit(world.lena, RIGHT),
    ]
    for (const attempt of attempts) await world.look(attempt)
    expect(await cases(world)).toEqual([])
    expect(await world.rows('integrity_looks')).toHaveLength(3)
  })

  test('those who hand in together are looked at together, and found out no less', async () => {
    const world = await integrityWorld(await open())
    await world.sit(world.omid, ALIKE, { each: 1 })
    const lena = await world.sit(world.lena, ALIKE, { each: 1 })
    const sara = await world.sit(await world.member('Sara', world.lena), ALIKE, { each: 1 })
    const first = await world.countQueries(() => world.lookAtWaiting(lena))
    const looked = await world.rows('integrity_looks')
    expect(looked.length).toBeGreaterThanOrEqual(3)
    expect(await world.rows('integrity_cases')).toHaveLength(3)
    // Nothing is left to the others' own turn, and nothing is asked twice.
    const second = await world.countQueries(() => world.lookAtWaiting(sara))
    expect(await world.rows('integrity_looks')).toEqual(looked)
    expect(second.count).toBeLessThan(first.count / looked.length)
  })

  test('an attempt that is looked at hears of its result, and is asked for once', async () => {
    expect(subscriptions['exams.attempt-closed']).toContain('exams.look-at-attempt')
  })

  test('a fast and right attempt is a case; a fast and wrong one, and a slow one, are none', async () => {
    const world = await integrityWorld(await open())
    const lost = [{ kind: 'focus-lost' as const, count: 14 }]
    await world.look(await world.sit(world.tove, RIGHT, { each: 5, signals: lost }))
    await world.look(await world.sit(world.omid, ALIKE, { each: 2 }))
    await world.look(await world.sit(world.lena, RIGHT, { each: 180, signals: lost }))
    const [found, ...others] = await cases(world)
    expect(others).toEqual([])
    expect(found).toMatchObject({ personName: 'Tove', strength: 1, kinds: ['pace', 'signals'] })
    const view = await viewCase(world.as(world.examiner), found?.id ?? '')
    expect(view.pace?.pace).toMatchObject({ answered: 12, right: 12, quick: 12, attempts: 24, mean: 5_000 })
    expect(view.signals.reasons).toMatchObject([{ code: 'focus-lost', count: 14, others: 24, asMany: 0 }])
    expect(view.signals.marks.filter(({ kind }) => kind === 'saved')).toHaveLength(12)
    expect(await cases(world, 'kind=similarity')).toEqual([])
    expect(await cases(world, 'kind=pace&exam=same')).toHaveLength(1)
    expect(await cases(world, 'company=nobody')).toEqual([])
  })

  test('of somebody with an accommodation signals say nothing', async () => {
    const world = await integrityWorld(await open())
    await setAccommodation(world.system(), {
      ...{ personId: world.tove.id, factor: '3/2', extraMinutes: 0, untimed: false, reason: 'Uses a screen reader.' },
    })
    const signals = [{ kind: 'focus-lost' as const, count: 40 }]
    await world.look(await world.sit(world.tove, RIGHT, { each: 5, signals }))
    expect(await cases(world)).toMatchObject([{ kinds: ['pace'] }])
  })

  test('a learner is asked, answers, hears the outcome and objects once; the result stays', async () => {
    const world = await integrityWorld(await open())
    const { lena, omid, caseOfLena } = await alike(world)
    const examiner = world.as(world.examiner)
    const own = () => viewExplanation(world.as(world.lena), lena)
    const decide = (decision: Parameters<typeof decideCase>[1]['decision'], words = 'These answers are alike.') =>
      decideCase(examiner, { case: caseOfLena, decision, words })
    const say = (words = 'We learned from the same notes.') => explain(world.as(world.lena), { attempt: lena, words })
    const result = await viewResult(world.as(world.lena), { attempt: lena })

    await expect(own()).rejects.toMatchObject({ code: 'exams.nothing-to-explain' })
    await expect(say()).rejects.toMatchObject({ code: 'exams.nothing-to-explain' })
    await expect(decide('concern-stands')).rejects.toMatchObject({ code: 'exams.integrity-decided' })
    await expect(decide('explanation-asked', 'Why?')).rejects.toMatchObject({
      code: 'exams.integrity-words-needed',
    })
    await decide('concern-noted', 'Both are of one team.')
    await decide('explanation-asked', 'How did you work on this exam?')
    expect(await own()).toMatchObject({
      seen: [{ code: 'similar-answers', shared: 12, identical: 12 }],
      steps: [{ kind: 'explanation-asked', words: 'How did you work on this exam?' }],
      may: 'answer',
    })
    await expect(viewExplanation(world.as(world.omid), lena)).rejects.toMatchObject({ status: 403 })
    await expect(viewExplanation(world.as(world.omid), omid)).rejects.toMatchObject({
      code: 'exams.nothing-to-explain',
    })

    await say()
    await expect(say('Once more, differently.')).rejects.toMatchObject({ code: 'exams.explained-already' })
    await decide('concern-stands', 'The notes do not hold these answers.')
    expect(await own()).toMatchObject({ outcome: 'concern-stands', may: 'object' })
    await say('They do, on the second page.')
    await decide('explanation-accepted', 'They do, and that explains it.')
    expect(await own()).toMatchObject({ outcome: 'explanation-accepted', may: null })
    expect(await viewResult(world.as(world.lena), { attempt: lena })).toEqual(result)
    expect((await world.events()).map(({ name }) => name).filter((name) => !name.endsWith('attempt-closed'))).toEqual([
      'exams.explanation-asked',
      'exams.explanation-given',
      'exams.explanation-answered',
      'exams.explanation-given',
      'exams.explanation-answered',
    ])
  })

  test('the page of a learner has nothing of the colleague, of examiners, of questions or keys', async () => {
    const world = await integrityWorld(await open())
    const { lena, omid, caseOfLena } = await alike(world)
    await decideCase(world.as(world.examiner), {
      ...{ case: caseOfLena, decision: 'concern-noted', words: 'Omid sits beside Lena.' },
    })
    await decideCase(world.as(world.examiner), {
      ...{ case: caseOfLena, decision: 'explanation-asked', words: 'How did you work on this exam?' },
    })
    const page = JSON.stringify(await viewExplanation(world.as(world.lena), lena))
    const colleague = (await world.rows('attempt_items')).filter(({ attempt_id }) => attempt_id === omid)
    const secrets = [
      ...['Omid', 'Edda', CANARY, 'Choice', 'Question', world.omid.id, world.examiner.id, omid, caseOfLena],
      ...colleague.flatMap((item) => [item.id, item.question_version_id]),
    ]
    expect(secrets.filter((secret) => page.includes(secret))).toEqual([])
    const told = JSON.stringify((await world.events()).filter(({ name }) => name === 'exams.explanation-asked'))
    expect([world.omid.id, omid, 'Omid'].filter((secret) => told.includes(secret))).toEqual([])
  })

  test('nobody decides about their own case, and only examiners see any', async () => {
    const world = await integrityWorld(await open())
    const { caseOfLena } = await alike(world)
    for (const who of [world.lena, world.omid, world.tove]) {
      await expect(listCases(world.as(who), all())).rejects.toMatchObject({ code: 'exams.not-an-examiner' })
      await expect(viewCase(world.as(who), caseOfLena)).rejects.toMatchObject({ code: 'exams.not-an-examiner' })
    }
    const both = await world.colleague('Both', 'examiner')
    await world.look(await world.sit(both, RIGHT, { each: 4 }))
    const [own] = (await cases(world)).filter(({ personName }) => personName === 'Both')
    const decision = { case: own?.id ?? '', decision: 'no-concern' as const, words: 'I know I did not.' }
    await expect(decideCase(world.as(both), decision)).rejects.toMatchObject({ code: 'exams.integrity-own-case' })
    expect(await viewCase(world.as(both), own?.id ?? '')).toMatchObject({ isOwn: true, possible: [] })
  })

  test('evidence of a dismissed case is deleted in time, what stands is kept longer, new evidence opens it again', async () => {
    const world = await integrityWorld(await open())
    const { caseOfLena, caseOfOmid, lena } = await alike(world)
    const decide = (id: string, decision: Parameters<typeof decideCase>[1]['decision']) =>
      decideCase(world.as(world.examiner), { case: id, decision, words: 'For a good reason.' })
    await decide(caseOfLena, 'no-concern')
    await decide(caseOfOmid, 'explanation-asked')
    await decide(caseOfOmid, 'concern-stands')
    world.pass(EVIDENCE_DAYS['no-concern'] * DAY - 1)
    expect(await forgetEvidence(world.system())).toBe(0)
    world.pass(1)
    expect(await forgetEvidence(world.system())).toBe(1)
    expect(await forgetEvidence(world.system())).toBe(0)
    const bare = await viewCase(world.as(world.examiner), caseOfLena)
    expect(bare).toMatchObject({ now: { isBare: true, outcome: 'no-concern' }, similar: [], pace: null })
    expect(bare.steps.map(({ kind, words }) => [kind, words])).toEqual([
      ...[
        ['opened', null],
        ['evidence-found', null],
        ['no-concern', null],
        ['evidence-deleted', null],
      ],
    ])
    expect((await viewCase(world.as(world.examiner), caseOfOmid)).similar).toHaveLength(1)

    const sara = await world.member('Sara', world.lena)
    await world.look(await world.sit(sara, ALIKE))
    expect(await viewCase(world.as(world.examiner), caseOfLena)).toMatchObject({
      now: { state: 'open', outcome: null },
      similar: [{ other: { personName: 'Sara' } }],
    })
    expect((await world.rows('integrity_cases')).find(({ attempt_id }) => attempt_id === lena)).toMatchObject({
      ...{ state: 'open', outcome: null, closed_at: null },
    })
  })

  test('what pages noticed is deleted after a year, unless a case has it as evidence', async () => {
    const world = await integrityWorld(await open())
    const signals = [{ kind: 'focus-lost' as const, count: 9 }]
    const kept = await world.sit(world.tove, RIGHT, { each: 5, signals })
    await world.look(kept)
    await world.sit(world.omid, RIGHT, { signals })
    world.pass(SIGNAL_DAYS * DAY + 1)
    await forgetEvidence(world.system())
    expect((await world.rows('attempt_signals')).map(({ attempt_id }) => attempt_id)).toEqual([kept])
  })

  test('a case is read in the same number of queries however many attempts it is like', async () => {
    const world = await integrityWorld(await open())
    const { caseOfLena } = await alike(world)
    const read = () => world.countQueries(() => viewCase(world.as(world.examiner), caseOfLena))
    const one = await read()
    await world.look(await world.sit(await world.member('Sara', world.lena), ALIKE))
    const two = await read()
    expect(two.result.similar).toHaveLength(2)
    expect(two.count).toBe(one.count)
  })
})
