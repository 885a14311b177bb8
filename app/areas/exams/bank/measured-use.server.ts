import type { Ctx } from '~/platform/context.server'
import { currentExams } from '../blueprints/current-exams.server'
import { loadDataset } from '../statistics/load-dataset.server'
import { measureSelection } from '../statistics/measure-selection.server'
import { examsMeasuring } from './queries.server'

/** Figures of the newest version of a question that first attempts at an exam had and that counted. */
export type MeasuredUse = {
  exam: { slug: string; title: string }
  version: number
  n: number
  /** 0..1 */
  facility: number | null
  /** −100..100 */
  discrimination: number | null
}

/**
 * What a question measured in each exam that asked it, as the statistics of the exam have it. Whoever asks must already
 * be allowed to see statistics.
 */
export async function measuredUse(ctx: Ctx, questionId: string): Promise<MeasuredUse[]> {
  const versions = await examsMeasuring(ctx.db, questionId)
  const numbers = new Map(versions.map(({ version_id, number }) => [version_id, number]))
  const asking = new Set(versions.map(({ exam_id }) => exam_id))
  const uses: MeasuredUse[] = []
  for (const { examId, slug, title } of (await currentExams(ctx)).filter((one) => asking.has(one.examId))) {
    const dataset = await loadDataset(ctx, examId)
    const measured = await measureSelection(dataset, { choice: 'first' })
    const own = measured.questions
      .flatMap(({ place, figures }) => {
        const number = numbers.get(dataset.questions[place]?.versionId ?? '')
        return number === undefined || figures.trial ? [] : [{ number, figures }]
      })
      .sort((a, b) => b.number - a.number)
    const [newest] = own
    if (!newest) continue
    uses.push({
      exam: { slug, title },
      version: newest.number,
      n: newest.figures.n,
      facility: newest.figures.facilityIndex.value,
      discrimination: newest.figures.discriminationIndex.value,
    })
  }
  return uses
}
