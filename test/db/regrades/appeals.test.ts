import { describe, expect, test } from 'vitest'
import { decideAppeal } from '~/areas/exams/appeals/decide-appeal.server'
import { linkRegrade } from '~/areas/exams/appeals/link-regrade.server'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { viewAppeal } from '~/areas/exams/appeals/view-appeal.server'
import type { Change } from '~/areas/exams/regrades/correction'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { viewRegradeForm } from '~/areas/exams/regrades/view-regrade-form.server'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { withDatabases } from '../databases'
import { regradeWorld } from './regrade-world'

withDatabases((_dialect, open) => {
  /** Ben answered B in the first question and appeals; the exam shows everything once it cannot be taken again. */
  const begin = async (outcome: 'upheld' | 'rejected' = 'upheld') => {
    const world = await regradeWorld(await open())
    await world.exam('integration-associate', { attemptsAllowed: 1, review: { afterSubmit: 'key' } })
    const { ben, examiner } = world
    const attempt = await world.sit(ben, { q1: 'b' })
    const answer = async () => {
      const { items } = await viewAnswers(world.as(ben), { attempt })
      const item = items.find(({ review }) => JSON.stringify(review.stem).includes('Stem of q1"'))
      if (!item) throw new Error('the first question was asked')
      return item
    }
    const opened = await openAppeal(world.as(ben), {
      attempt,
      number: (await answer()).number,
      words: 'The documentation says B.',
    })
    if (!opened.opened) throw new Error(opened.decision.reason)
    const appeal = opened.appealId
    await decideAppeal(examiner(), { appeal, outcome, words: 'B is what it says.' })
    await world.worker.drain()
    const question = (await viewAppeal(examiner(), appeal)).questionId
    const correct = async (change: Change, versions?: readonly string[], examId: string | null = null) => {
      const form = await viewRegradeForm(examiner(), { questionId: question, appealId: appeal })
      const drafted = await draftRegrade(examiner(), {
        questionId: question,
        versionIds: versions ?? form.versions.map(({ id }) => id),
        examId,
        change,
        appealId: appeal,
      })
      await world.worker.drain()
      return { form, drafted }
    }
    return { world, attempt, answer, appeal, question, correct }
  }
  const seen = (item: Awaited<ReturnType<Awaited<ReturnType<typeof begin>>['answer']>>) => JSON.stringify(item.review)

  describe('an upheld appeal', () => {
    test('leads to a correction and back, and says so to whoever appealed', async () => {
      const { world, answer, appeal, correct } = await begin()
      const { ben, examiner } = world
      expect((await answer()).appeal).toMatchObject({ own: { state: 'upheld', correction: null } })
      const { form, drafted } = await correct({ kind: 'accept', answer: { choice: 'o2' } })
      // What was answered stands in the form already.
      expect(form.appeal).toMatchObject({ personName: 'Ben', versionId: form.versions[0]?.id })
      expect(form.answers.map(({ value }) => value)).toContain(form.appeal?.answer)
      if (!drafted.ok) throw new Error(drafted.problem)
      const { regradeId } = drafted
      expect((await answer()).appeal).toMatchObject({ own: { correction: { state: 'coming' } } })
      expect((await viewAppeal(examiner(), appeal)).corrections).toMatchObject([{ id: regradeId, isLinked: true }])
      expect((await viewRegrade(examiner(), { regradeId })).appeals).toMatchObject([{ id: appeal, personName: 'Ben' }])

      await world.apply(regradeId)
      expect((await answer()).appeal).toMatchObject({ own: { correction: { state: 'applied', at: world.now() } } })
      const toldOf = async () => (await world.told(ben)).filter((kind) => kind === 'appeal-corrected').length
      expect(await toldOf()).toBe(1)
      await world.undo(regradeId)
      expect((await answer()).appeal).toMatchObject({ own: { correction: { state: 'undone' } } })
      expect(await toldOf()).toBe(2)
      expect(await world.dead()).toEqual([])
      world.clear()
    })

    test('is tied to a correction that is there already, once, and told at once when that counts', async () => {
      const { world, appeal } = await begin()
      const regrade = await world.draft('q1', { kind: 'accept', answer: { choice: 'o2' } })
      await world.apply(regrade)
      const other = await world.draft('q2', { kind: 'drop', how: 'full-marks' })
      for (let times = 0; times < 2; times++) await linkRegrade(world.examiner(), { appeal, regrade })
      await expect(linkRegrade(world.examiner(), { appeal, regrade: other })).rejects.toMatchObject({
        code: 'exams.regrade-of-other-answers',
      })
      await expect(linkRegrade(world.as(world.ben), { appeal, regrade })).rejects.toMatchObject({ status: 403 })
      await world.worker.drain()
      expect((await world.told(world.ben)).filter((kind) => kind === 'appeal-corrected')).toHaveLength(1)
      world.clear()
    })

    test('is not answered by a correction that leaves it out', async () => {
      const { world, question, correct } = await begin()
      const form = await viewRegradeForm(world.examiner(), { questionId: question })
      expect((await correct({ kind: 'use-version', versionId: form.versions[0]?.id ?? '' })).drafted).toMatchObject({
        ok: false,
      })
      const exam = await world.examId('integration-professional')
      expect((await correct({ kind: 'drop', how: 'full-marks' }, undefined, exam)).drafted).toEqual({
        ok: false,
        problem: 'appeal-other-exam',
      })
      world.clear()
    })
  })

  test('an appeal that was not upheld is answered by no correction', async () => {
    const { world, appeal } = await begin('rejected')
    const regrade = await world.draft('q1', { kind: 'accept', answer: { choice: 'o2' } })
    await expect(linkRegrade(world.examiner(), { appeal, regrade })).rejects.toMatchObject({
      code: 'exams.appeal-not-upheld',
    })
    world.clear()
  })

  describe('after a correction the review says what is right now, not what was', () => {
    test('by the key of a newer version: its feedback takes the place of the old', async () => {
      const { world, answer } = await begin()
      expect(seen(await answer())).toContain('B is wrong in q1')
      const version = await world.newKey('q1', 'b')
      await world.apply(await world.draft('q1', { kind: 'use-version', versionId: version }))
      const item = await answer()
      expect(item.review).toMatchObject({ outcome: 'right', fraction: '1/1' })
      expect(seen(item)).toContain('B is right in q1')
      expect(seen(item)).not.toMatch(/B is wrong|A is right/)
      world.clear()
    })

    test('by one more answer: nothing says any more that it was wrong', async () => {
      const { world, answer } = await begin()
      await world.apply(await world.draft('q1', { kind: 'accept', answer: { choice: 'o2' } }))
      const item = await answer()
      expect(item.review).toMatchObject({ outcome: 'right', fraction: '1/1' })
      expect(seen(item)).not.toContain('B is wrong')
      expect(item.corrections).toMatchObject([{ change: 'accept' }])
      world.clear()
    })

    test('by leaving it out: neither its key nor its explanations are shown', async () => {
      const { world, answer } = await begin()
      await world.apply(await world.draft('q1', { kind: 'drop', how: 'leave-total' }))
      expect(seen(await answer())).not.toMatch(/is wrong in|is right in/)
      expect((await answer()).corrections).toMatchObject([{ change: 'leave-total' }])
      world.clear()
    })
  })
})
