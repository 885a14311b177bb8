import { describe, expect, test } from 'vitest'
import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { withdrawExamsExcept } from '~/areas/exams/blueprints/withdraw-exams.server'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { checkAgainstContent } from '~/areas/exams/drafts/check-draft.server'
import { discardDraft } from '~/areas/exams/drafts/discard-draft.server'
import { publishDraft, publishPlannedDraft } from '~/areas/exams/drafts/publish-draft.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { saveDraft } from '~/areas/exams/drafts/save-draft.server'
import { listExamined } from '~/areas/exams/examined/list-examined.server'
import { viewExamined } from '~/areas/exams/examined/view-examined.server'
import { simulateExam } from '~/areas/exams/simulation/simulate-exam.server'
import { questionSchema } from '~/areas/questions/registry'
import { withDatabases } from '../databases'
import { type ExamsWorld, examsWorld, HOUR, question } from './exams-world'

const CERTIFICATIONS = ['integration-associate']

const practical = (externalId: string) =>
  questionSchema.parse({
    ...{ v: 1, type: 'practical', title: 'Call it', tags: [], externalId },
    stem: { format: 'plain', text: 'List the parcels.' },
    ...{ product: 'Parcels', operation: 'listParcels', expects: [{ id: 'a', kind: 'status', equals: 200 }] },
  })

withDatabases((_dialect, open) => {
  const begin = async () => {
    const world = await examsWorld(await open())
    const examiner = () => world.as(world.examiner)
    const change = async (slug: string, fields: Record<string, string>) => {
      const draft = await readDraft(examiner(), slug)
      if (!draft) throw new Error('there is no draft')
      // A field that is left empty is not sent.
      const sent = Object.entries({ ...draft.fields, ...fields }).filter(([, value]) => value !== '')
      return saveDraft(examiner(), { slug, revision: draft.revision, fields: Object.fromEntries(sent) })
    }
    const publish = async (slug: string, of: { publishAt?: number; revision?: number } = {}) => {
      const draft = await readDraft(examiner(), slug)
      const { published } = await viewExamined(examiner(), slug, CERTIFICATIONS)
      return publishDraft(examiner(), {
        slug,
        revision: of.revision ?? draft?.revision ?? 0,
        currentVersionId: published?.versionId ?? null,
        publishAt: of.publishAt ?? null,
        certifications: CERTIFICATIONS,
      })
    }
    return { world, examiner, change, publish }
  }
  const versions = async (world: ExamsWorld) =>
    (await world.rows('exam_versions')).map(({ number, title }) => [number, title])

  describe('a draft', () => {
    test('becomes the next version; attempts that run keep theirs', async () => {
      const { world, examiner, change, publish } = await begin()
      const running = await world.sit(world.omid)
      await beginDraft(examiner(), { slug: 'associate' })
      await beginDraft(examiner(), { slug: 'associate' })
      await change('associate', { title: 'Associate, again', timeLimitMinutes: '50' })
      expect(await publish('associate')).toEqual({ published: true, at: 'now' })
      expect(await versions(world)).toEqual([
        [1, 'Associate'],
        [2, 'Associate, again'],
      ])
      expect(await readDraft(examiner(), 'associate')).toBeNull()
      expect((await running.view()).exam).toMatchObject({ title: 'Associate', timeLimitMinutes: 40 })
      expect((await (await world.sit(world.lena)).view()).exam).toMatchObject({ timeLimitMinutes: 50 })
    })

    test('is kept with what is wrong in it, and not published while anything is', async () => {
      const { examiner, change, publish } = await begin()
      await beginDraft(examiner(), { slug: 'associate' })
      await change('associate', { passMark: 'most' })
      expect(await readDraft(examiner(), 'associate')).toMatchObject({
        fields: { passMark: 'most' },
        exam: null,
        problems: [{ field: 'passMark', code: 'number' }],
      })
      expect(await publish('associate')).toEqual({ published: false, reason: 'not-ready' })
      await change('associate', { passMark: '70', 'sections.0.draw.0.count': '40' })
      expect(await publish('associate')).toEqual({ published: false, reason: 'not-ready' })
      await change('associate', { 'sections.0.draw.0.count': '1', certification: 'unheard-of' })
      expect(await publish('associate')).toEqual({ published: false, reason: 'not-ready' })
    })

    test('of an exam that tells keys shares no question with one that proves something, a copy neither', async () => {
      const { world, examiner, change, publish } = await begin()
      const { externalId: _, ...copied } = question(0, 'single-choice')
      await world.pool('warm-up', [{ ...copied, externalId: 'the-same' }])
      await world.exam('practice', {
        certification: undefined,
        mode: 'practice',
        sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', objective: 'numeric', count: 1 }] }],
      })
      await beginDraft(examiner(), { slug: 'practice' })
      expect(await publish('practice')).toEqual({ published: false, reason: 'not-ready' })
      const told = async (slug: string) =>
        (await viewExamined(examiner(), slug, CERTIFICATIONS)).published?.check.problems ?? []
      expect(await told('practice')).toMatchObject([{ code: 'key-told-here', name: 'associate' }])
      expect(await told('associate')).toMatchObject([
        { code: 'key-told-elsewhere', name: 'practice', path: ['sections', 0, 'draw', 3] },
      ])
      await change('practice', { 'sections.0.draw.0.pool': 'warm-up', 'sections.0.draw.0.objective': '' })
      expect(await publish('practice')).toEqual({ published: false, reason: 'not-ready' })
      await world.pool('warm-up', [question(20, 'single-choice')])
      expect(await publish('practice')).toEqual({ published: true, at: 'now' })
      expect(await told('associate')).toEqual([])
    })

    test('that names a question no exam can give says which', async () => {
      const { world, examiner, change, publish } = await begin()
      await world.pool('calls', [question(0, 'calls'), practical('call-it')])
      await world.exam('calls', {
        sections: [{ id: 'one', title: 'One', draw: [{ pool: 'calls', count: 1 }] }],
      })
      await beginDraft(examiner(), { slug: 'calls' })
      await change('calls', { 'sections.0.draw.0.count': '', 'sections.0.draw.0.questions': 'calls-0, call-it' })
      expect(await publish('calls')).toEqual({ published: false, reason: 'not-ready' })
      const { exam } = (await readDraft(examiner(), 'calls')) ?? {}
      if (!exam) throw new Error('the draft can be read')
      expect(await checkAgainstContent(examiner(), { slug: 'calls', exam }, CERTIFICATIONS)).toMatchObject({
        problems: [{ code: 'question-undeliverable', name: 'call-it', type: 'practical' }],
        draws: [{ wanted: 2, found: 1, available: 1 }],
      })
    })

    test('that was changed, or an exam that was published, since it was reviewed is reviewed again', async () => {
      const { world, examiner, change, publish } = await begin()
      await beginDraft(examiner(), { slug: 'associate' })
      const reviewed = await readDraft(examiner(), 'associate')
      await change('associate', { title: 'Other' })
      expect(await publish('associate', { revision: reviewed?.revision ?? 0 })).toMatchObject({
        reason: 'changed-meanwhile',
      })
      const { published } = await viewExamined(examiner(), 'associate', CERTIFICATIONS)
      await world.exam('associate', { title: 'From a file' })
      const draft = await readDraft(examiner(), 'associate')
      expect(
        await publishDraft(examiner(), {
          slug: 'associate',
          revision: draft?.revision ?? 0,
          currentVersionId: published?.versionId ?? null,
          publishAt: null,
          certifications: CERTIFICATIONS,
        }),
      ).toMatchObject({ reason: 'published-meanwhile' })
    })

    test('of two examiners at once overwrites nothing', async () => {
      const { examiner, change } = await begin()
      await beginDraft(examiner(), { slug: 'associate' })
      const mine = await readDraft(examiner(), 'associate')
      await change('associate', { title: 'Hers' })
      expect(
        await saveDraft(examiner(), {
          slug: 'associate',
          revision: mine?.revision ?? 0,
          fields: { ...mine?.fields, title: 'His' },
        }),
      ).toMatchObject({ saved: false, reason: 'changed-meanwhile', revision: 2 })
      expect((await readDraft(examiner(), 'associate'))?.fields.title).toBe('Hers')
    })

    test('is published at its moment, unless it was changed or does not suffice then', async () => {
      const { world, examiner, change, publish } = await begin()
      await beginDraft(examiner(), { slug: 'associate' })
      await change('associate', { title: 'Later' })
      const publishAt = world.now() + HOUR
      expect(await publish('associate', { publishAt })).toEqual({ published: true, at: publishAt })
      const jobs = (await world.rows('jobs')).filter(({ name }) => name === 'exams.publish-draft')
      expect(jobs.map(({ run_at }) => run_at)).toEqual([publishAt])
      const job = JSON.parse(jobs[0]?.payload ?? '')
      world.pass(HOUR)
      await change('associate', { title: 'Changed' })
      await publishPlannedDraft(world.system(), job)
      expect(await versions(world)).toEqual([[1, 'Associate']])

      const again = world.now() + HOUR
      await publish('associate', { publishAt: again })
      const later = (await world.rows('jobs')).find(({ run_at }) => run_at === again)
      world.pass(HOUR)
      await publishPlannedDraft(world.system(), JSON.parse(later?.payload ?? ''))
      expect(await versions(world)).toEqual([
        [1, 'Associate'],
        [2, 'Changed'],
      ])
    })

    test('of a new exam makes one that no file withdraws', async () => {
      const { world, examiner, change, publish } = await begin()
      await expect(beginDraft(examiner(), { slug: 'associate', title: 'Twice' })).rejects.toMatchObject({
        code: 'exams.name-taken',
      })
      await expect(beginDraft(examiner(), { slug: 'Not a name', title: 'X' })).rejects.toMatchObject({ status: 422 })
      await beginDraft(examiner(), { slug: 'fresh', title: 'Fresh', language: 'en' })
      expect(await listExamined(examiner())).toMatchObject([{ slug: 'associate' }, { slug: 'fresh', version: null }])
      await change('fresh', {
        summary: 'New.',
        'sections.0.id': 'one',
        'sections.0.title': 'One',
        'sections.0.draw.0.pool': 'http',
        'sections.0.draw.0.count': '3',
      })
      expect(await publish('fresh')).toEqual({ published: true, at: 'now' })
      expect(await withdrawExamsExcept(world.system(), [])).toEqual(['associate'])
      expect(await world.start(world.omid, 'fresh')).toMatchObject({ started: true })
    })

    test('is for examiners only', async () => {
      const { world, examiner } = await begin()
      await beginDraft(examiner(), { slug: 'associate' })
      for (const who of [world.omid, world.lena]) {
        const ctx = world.as(who)
        await expect(readDraft(ctx, 'associate')).rejects.toMatchObject({ status: 403 })
        await expect(publishedExam(ctx, 'associate')).rejects.toMatchObject({ status: 403 })
        await expect(discardDraft(ctx, { slug: 'associate' })).rejects.toMatchObject({ status: 403 })
      }
    })
  })

  describe('files and the browser', () => {
    const file = (title: string) =>
      examSchema.parse({
        title,
        summary: 'From a file.',
        language: 'en',
        passMark: 0.7,
        sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', count: 2 }] }],
      })

    test('write the same exam: an unchanged file undoes no edit, a changed one is the newer word', async () => {
      const { world, examiner, change, publish } = await begin()
      const apply = (title: string) => publishExam(world.system(), { slug: 'kept', exam: file(title) })
      expect(await apply('One')).toBe('published')
      await beginDraft(examiner(), { slug: 'kept' })
      await change('kept', { title: 'Edited' })
      await publish('kept')
      expect(await apply('One')).toBe('unchanged')
      expect((await publishedExam(examiner(), 'kept'))?.title).toBe('Edited')
      expect(await apply('Two')).toBe('published-over-edit')
      expect((await publishedExam(examiner(), 'kept'))?.title).toBe('Two')
      const { published } = await viewExamined(examiner(), 'kept', CERTIFICATIONS)
      expect(published?.versions.map(({ title, publishedBy, isFromFile }) => [title, publishedBy, isFromFile])).toEqual(
        [
          ['Two', '', true],
          ['Edited', 'Edda', false],
          ['One', '', false],
        ],
      )
    })

    test('that say the same are one version', async () => {
      const { world, examiner, change, publish } = await begin()
      await publishExam(world.system(), { slug: 'kept', exam: file('One') })
      await beginDraft(examiner(), { slug: 'kept' })
      await change('kept', { title: 'Two' })
      await publish('kept')
      const exam = await publishedExam(examiner(), 'kept')
      // The correction was carried into the file.
      if (exam) expect(await publishExam(world.system(), { slug: 'kept', exam })).toBe('unchanged')
      expect((await world.rows('exam_versions')).filter(({ title }) => title === 'Two')).toHaveLength(1)
    })
  })

  test('a simulation takes how easy questions were from the answers', async () => {
    const { world, examiner } = await begin()
    for (const who of [world.omid, world.lena, world.tove])
      for (let number = 0; number < 3; number++) {
        const attempt = await world.sit(who)
        await attempt.answerAll(false)
        await attempt.submit()
        world.pass(96 * HOUR)
      }
    const exam = await publishedExam(examiner(), 'associate')
    if (!exam) throw new Error('it is published')
    const simulation = await simulateExam(examiner(), { slug: 'associate', exam, draws: 400, seed: 's' })
    expect(simulation).toMatchObject({ draws: 400, short: 0 })
    // Nine answers at most for each of ten questions: too few to say more than the label.
    expect(simulation.basis).toEqual({ measured: 0, label: 10, assumed: 0 })
    await expect(
      simulateExam(world.as(world.omid), { slug: 'associate', exam, draws: 2, seed: 's' }),
    ).rejects.toMatchObject({ status: 403 })
  })
})
