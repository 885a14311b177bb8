import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { markItem } from '~/areas/exams/marking/mark-item.server'
import { createPanel } from '~/areas/exams/panels/create-panel.server'
import { pauseAttempt } from '~/areas/exams/pauses/pause-attempt.server'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { handInFile } from '~/areas/exams/uploads/hand-in-file.server'
import { changeState } from '~/areas/questions/bank/change-state.server'
import { saveQuestion } from '~/areas/questions/bank/save-question.server'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import type { QuestionResponse } from '~/areas/questions/registry'
import { answerTo } from '~/jobs/demo/answers'
import { openAttempt, type StagePerson } from '../../../scripts/stage'
import { type Drawn, drawnIn, type LeakWorld } from './world'

/** What other people do and write while somebody sits an exam: none of it is for that person. */

export type Sat = { attempt: string; holder: string; drawn: Drawn[] }

/** Somebody sits an exam up to the end; what they write themselves is `said` of it. */
export async function sit(
  world: LeakWorld,
  person: StagePerson,
  exam: string,
  said: (what: string) => string,
): Promise<Sat> {
  const { attemptId: attempt, holder } = await openAttempt(world.stage, person, exam)
  const drawn = await drawnIn(world.stage, attempt)
  const steps = drawn
    .filter(({ question }) => question.type !== 'file-upload')
    .map((one, index) => ({
      ...{ item: one.item, sequence: index + 1, flagged: false, certainty: null },
      response: written(one, said(`answer to ${one.name}`)),
    }))
  await saveResponses(world.as(person), { attempt, holder, steps })
  const upload = drawn.find(({ question }) => question.type === 'file-upload')
  if (upload) {
    async function* content() {
      yield Buffer.from(said('what the file holds'))
    }
    const file = { attempt, holder, item: upload.item, name: `${said('name of the file')}.txt`, content: content() }
    const handed = await handInFile(world.as(person), file)
    if (!handed.uploaded) throw new Error(`the file was refused: ${handed.reason}`)
  }
  return { attempt, holder, drawn }
}

/** A wrong answer; where something can be typed, these words. */
export function written({ question, order }: Drawn, words: string): QuestionResponse {
  if (question.type === 'essay' || question.type === 'short-answer') return { text: words }
  if (question.type === 'numeric') return { text: '42' }
  const response = answerTo(question, order, 'wrong')
  if (!response) throw new Error(`no answer to ${question.type} is wrong`)
  return 'gaps' in response ? { gaps: { ...response.gaps, 2: words } } : response
}

export const handIn = (world: LeakWorld, person: StagePerson, { attempt, holder }: Sat) =>
  submitAttempt(world.as(person), { attempt, holder })

/** The examiner marks the answers to these questions that people mark, each with a comment. */
export async function markAll(
  world: LeakWorld,
  drawn: readonly Drawn[],
  comment: (what: string) => string,
): Promise<void> {
  for (const { item, question, name } of drawn) {
    if (question.type !== 'essay' && question.type !== 'file-upload') continue
    const levels = Object.fromEntries(
      (question.rubric?.criteria ?? []).map(({ id, levels: [first] }) => [id, first?.id ?? '']),
    )
    const said = `Marked: ${comment(`comment on ${name}`)}`
    await markItem(world.as(world.people.examiner), { item, levels, percent: null, comment: said, seen: 0 })
  }
}

/** Before the exam: a colleague's attempt with all that follows it, and what the vendor's staff has in hand. */
export async function othersBefore(world: LeakWorld): Promise<{ colleagues: Sat; extra: Record<string, string> }> {
  const { people, secrets, as } = world
  const said = (what: string) => secrets.word('others', 'a colleague', what)
  const staff = (what: string) => secrets.word('others', 'staff', what)
  const colleagues = await sit(world, people.colleague, 'sealed', said)
  await handIn(world, people.colleague, colleagues)
  await markAll(world, colleagues.drawn, said)
  const words = `The wording leaves room: ${said('words of an appeal')}.`
  const appealed = await openAppeal(as(people.colleague), { attempt: colleagues.attempt, number: 1, words })
  if (!appealed.opened) throw new Error(`not appealed: ${appealed.decision.reason}`)
  await setAccommodation(as(people.examiner), {
    ...{ personId: people.colleague.personId, factor: '5/4', extraMinutes: 0, untimed: false },
    reason: said('reason for more time'),
  })
  const panel = await createPanel(as(people.examiner), {
    ...{ about: 'pool:sealed', title: staff('title of a panel'), candidate: staff('candidate of a panel') },
    ...{ showsFacility: true, judges: [people.trainer.personId] },
  })
  if (!panel.ok) throw new Error('no panel')
  await beginDraft(as(people.examiner), { slug: 'coming-soon', title: staff('title of a draft') })
  const source = new TextEncoder().encode(
    `::${staff('title of an import')}:: Is ${staff('stem of an import')} so? {T}\n`,
  )
  const drafted = await draftImport(as(people.trainer), { pool: 'sealed', format: 'gift', fileName: 'a.gift', source })
  if (!drafted.ok) throw new Error('no import')
  return {
    colleagues,
    extra: {
      appeal: appealed.appealId,
      panel: panel.panelId,
      draft: drafted.importId,
      file: await fileOf(world, colleagues),
    },
  }
}

/** While the learner sits: the colleague sits too and is paused, a question is edited, corrected and retired. */
export async function othersMeanwhile(
  world: LeakWorld,
  { drawn }: { drawn: readonly Drawn[] },
): Promise<{ regrade: string }> {
  const { people, secrets, as } = world
  const said = (what: string) => secrets.word('others', 'a colleague, meanwhile', what)
  const staff = (what: string) => secrets.word('others', 'staff, meanwhile', what)
  const running = await sit(world, people.colleague, 'sealed', said)
  await pauseAttempt(as(people.examiner), { attempt: running.attempt, reason: said('reason of a pause') })
  const asked = drawn.find(({ question }) => question.type === 'short-answer')
  if (asked?.question.type !== 'short-answer') throw new Error('one question is answered in words')
  const { id, version } = await storedQuestion(world, asked)
  const edited = {
    ...asked.question,
    ...{ title: staff('edited title'), stem: { format: 'plain' as const, text: staff('edited stem') } },
    answers: [{ pattern: staff('edited pattern'), fraction: '1/1' }],
  }
  await saveQuestion(as(people.trainer), { id, base: 1, question: edited, note: staff('note to a version') })
  await changeState(as(people.trainer), { question: id, state: 'trial', reason: staff('reason of a state') })
  const regrade = await draftRegrade(as(people.examiner), {
    ...{ questionId: id, versionIds: [version], examId: null },
    change: { kind: 'accept', answer: { text: staff('answer to accept') } },
  })
  if (!regrade.ok) throw new Error(`no correction: ${regrade.problem}`)
  return { regrade: regrade.regradeId }
}

/** The ids under which the database keeps a drawn question. */
export async function storedQuestion(world: LeakWorld, { item }: Drawn): Promise<{ id: string; version: string }> {
  const { question_id, id } = await world.stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['question_versions.question_id', 'question_versions.id'])
    .where('attempt_items.id', '=', item)
    .executeTakeFirstOrThrow()
  return { id: question_id, version: id }
}

async function fileOf(world: LeakWorld, { attempt }: Sat): Promise<string> {
  const rows = await world.stage.composition.handle.db
    .selectFrom('response_steps')
    .select('response')
    .where('attempt_id', '=', attempt)
    .execute()
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(rows.map(({ response }) => response).join())?.[1]
  if (!sha256) throw new Error('the colleague handed in a file')
  return sha256
}
