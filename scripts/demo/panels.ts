import { seededRandom } from '~/areas/exams/delivery/seeded-random'
import { openSecondRound } from '~/areas/exams/panels/change-panel.server'
import { createPanel } from '~/areas/exams/panels/create-panel.server'
import { saveRatings } from '~/areas/exams/panels/save-ratings.server'
import { viewRatings } from '~/areas/exams/panels/view-ratings.server'
import { type Stage, signInAs } from '../stage'

type Person = { id: string; organisation_id: string }

/** A panel in its second round, which one judge has not handed in, and one that has just begun. */
export async function demoPanels(
  stage: Stage,
  of: { examiner: Person; judges: readonly Person[] },
): Promise<{ second: string; first: string }> {
  const as = async ({ id, organisation_id }: Person) => {
    const { actor } = await signInAs(stage, id, organisation_id)
    return () => stage.composition.systemContext('stage').as(actor)
  }
  const { db } = stage.composition.handle
  const made = await db.selectFrom('panels').select(['id', 'second_round_at']).orderBy('created_at').execute()
  const [second, first] = [
    made.find((one) => one.second_round_at !== null),
    made.find((one) => one.second_round_at === null),
  ]
  if (second && first) return { second: second.id, first: first.id }
  const examiner = await as(of.examiner)
  const call = async (about: string, title: string) => {
    const created = await createPanel(examiner(), {
      ...{ about, title, showsFacility: true },
      candidate:
        'Has connected one customer to the API and read its reference. Still looks up how retries and signatures work.',
      judges: of.judges.map(({ id }) => id),
    })
    if (!created.ok) throw new Error(JSON.stringify(created.problems))
    return created.panelId
  }
  const rated = await call('exam:partner-practice', 'Partner Practice, autumn panel')
  for (const [index, judge] of of.judges.entries()) {
    const ctx = await as(judge)
    const { questions } = await viewRatings(ctx(), rated)
    const random = seededRandom(`judge ${index}`)
    const typed = new Map(
      questions.map(({ versionId, position }) => [
        versionId,
        String(Math.min(100, Math.round((10 + ((position * 37) % 9) + 4 * random() - index) / 1.2) * 5)),
      ]),
    )
    await saveRatings(ctx(), { panel: rated, typed, handsIn: true })
  }
  await openSecondRound(examiner(), { panel: rated })
  return { second: rated, first: await call('pool:securing-integrations', 'Securing integrations') }
}
