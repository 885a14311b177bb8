import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { recordSignals } from '~/areas/exams/signals/record-signals.server'
import { handInFile } from '~/areas/exams/uploads/hand-in-file.server'
import { keepFiles } from '~/areas/exams/uploads/keep-files.server'
import { openUpload } from '~/areas/exams/uploads/open-upload.server'
import { localFiles } from '~/platform/files.server'
import { questionOf } from '../../every-type/questions'
import { withDatabases } from '../databases'
import { examsWorld, MINUTE } from './exams-world'

const folder = mkdtempSync(join(tmpdir(), 'rung-uploads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* inPieces(text: string, size = 7) {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size))
}

withDatabases((_dialect, open) => {
  async function begin() {
    const world = await examsWorld(await open())
    world.parts.files = localFiles(folder)
    await world.pool('papers', [questionOf('file-upload')])
    await world.exam('paper', {
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'papers', count: 1 }] }],
    })
    const attempt = await world.sit(world.omid, 'paper')
    const [item] = await attempt.items()
    if (!item) throw new Error('it has a question')
    const at = { attempt: attempt.id, item: item.id, holder: attempt.holder }
    return {
      world,
      attempt,
      at,
      hand: (name: string, text: string, who = world.omid) =>
        handInFile(world.as(who), { ...at, name, content: inPieces(text) }),
      answer: async () => (await attempt.items())[0]?.response,
    }
  }

  describe('a file', () => {
    test('is kept as it comes, belongs to its question and can be taken back', async () => {
      const { world, hand, answer, at, attempt } = await begin()
      const handed = await hand('../plan.TXT', 'What I would do.')
      expect(handed).toMatchObject({ uploaded: true, file: { name: 'plan.txt', bytes: 16, mediaType: 'text/plain' } })
      if (!handed.uploaded) return
      expect(await answer()).toEqual({ files: [handed.file] })
      await hand('plan.txt', 'What I would do.')
      expect(await answer()).toEqual({ files: [handed.file] })

      const of = { attempt: attempt.id, item: at.item, sha256: handed.file.sha256 }
      expect(await openUpload(world.as(world.omid), of)).toMatchObject({ name: 'plan.txt' })
      expect(await openUpload(world.as(world.examiner), of)).toMatchObject({ name: 'plan.txt' })
      await expect(openUpload(world.as(world.lena), of)).rejects.toMatchObject({ status: 403 })
      await expect(openUpload(world.as(world.omid), { ...of, sha256: 'b'.repeat(64) })).rejects.toMatchObject({
        status: 404,
      })

      await keepFiles(world.as(world.omid), { ...at, change: { remove: handed.file.sha256 } })
      expect(await answer()).toEqual({ files: [] })
    })

    test.each<[string, string, string, string]>([
      ['is larger than the question takes', 'long.txt', 'x'.repeat(2_001), 'too-large'],
      ['is of another kind', 'plan.pdf', '%PDF-1.7', 'type'],
      ['holds something else than its ending says', 'picture.png', '<script>', 'content'],
    ])('that %s is refused, and nothing of it is left', async (_name, name, text, reason) => {
      const { hand, answer } = await begin()
      const left = () => readdirSync(join(folder, 'incoming')).length
      expect(await hand(name, text)).toMatchObject({ uploaded: false, reason })
      expect(await answer()).toBeNull()
      expect(left()).toBe(0)
    })

    test('more than are asked for are refused; those that are there stay', async () => {
      const { hand, answer } = await begin()
      await hand('one.txt', 'one')
      await hand('two.txt', 'two')
      expect(await hand('three.txt', 'three')).toMatchObject({ uploaded: false, reason: 'too-many-files' })
      expect(await answer()).toMatchObject({ files: [{ name: 'one.txt' }, { name: 'two.txt' }] })
    })

    test('of somebody else, from a place that was taken over, or after the end is refused', async () => {
      const { world, hand, attempt, at } = await begin()
      await expect(hand('plan.txt', 'mine', world.lena)).rejects.toMatchObject({ status: 403 })
      const elsewhere = { ...at, holder: 'another', name: 'plan.txt', content: inPieces('mine') }
      expect(await handInFile(world.as(world.omid), elsewhere)).toMatchObject({ reason: 'taken-over' })
      await attempt.submit()
      expect(await hand('plan.txt', 'late')).toMatchObject({ uploaded: false, reason: 'submitted' })
    })

    test('cannot be named by a browser: what it sends of files is passed over, its flag is kept', async () => {
      const { hand, answer, attempt, at } = await begin()
      await hand('plan.txt', 'mine')
      const before = await answer()
      const forged = { files: [{ sha256: 'c'.repeat(64), name: 'theirs.txt', bytes: 1, mediaType: 'text/plain' }] }
      const saved = await attempt.save([{ item: at.item, sequence: 1, response: forged, flagged: true }])
      expect(saved).toMatchObject({ verdicts: [{ verdict: 'kept' }] })
      expect((await attempt.items())[0]).toMatchObject({ response: before, flagged: true, answered: true })
    })

    test('holds the result back until a person has marked it', async () => {
      const { world, hand, attempt } = await begin()
      await hand('plan.txt', 'mine')
      await attempt.submit()
      expect(await world.rows('results')).toEqual([])
      expect((await world.events()).map(({ name }) => name)).toEqual(['exams.marking-needed'])
      expect((await attempt.view()).state).toBe('closed')
    })
  })

  describe('signals', () => {
    test('are kept as counts with their moment, of the own attempt while it runs', async () => {
      const { world, attempt } = await begin()
      world.pass(MINUTE)
      const tell = (who = world.omid) =>
        recordSignals(world.as(who), {
          attempt: attempt.id,
          signals: [
            { kind: 'focus-lost', count: 2, ago: 1_000 },
            { kind: 'paste', count: 1, ago: 10 * MINUTE },
          ],
        })
      expect(await tell()).toEqual({ kept: 2 })
      const rows = await world.rows('attempt_signals')
      expect(rows.map(({ kind, count, at }) => [kind, Number(count), world.now() - Number(at)])).toEqual([
        ['focus-lost', 2, 1_000],
        // Nothing happened before it was started.
        ['paste', 1, MINUTE],
      ])
      await expect(tell(world.lena)).rejects.toMatchObject({ status: 403 })
      await attempt.submit()
      expect(await tell()).toEqual({ kept: 0 })
    })
  })
})
