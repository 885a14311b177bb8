import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { decideCase } from '~/areas/exams/integrity/decide-case.server'
import { lookAtAttempt } from '~/areas/exams/integrity/look-at-attempt.server'
import { createPanel } from '~/areas/exams/panels/create-panel.server'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { handInFile } from '~/areas/exams/uploads/hand-in-file.server'
import { invitePerson } from '~/areas/identity/invite-person.server'
import { vendor } from '~/areas/identity/organisations.server'
import { requestPasswordReset } from '~/areas/identity/request-password-reset.server'
import { assign } from '~/areas/learning/assign.server'
import { applyChange, previewChange } from '~/areas/questions/bank/bulk/apply-change.server'
import { readWanted } from '~/areas/questions/bank/bulk/wanted'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { giveGrant } from '~/areas/tiers/benefits/give-grant.server'
import { handOutLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { recordFundUse } from '~/areas/tiers/benefits/use-fund.server'
import { checkFactImport } from '~/areas/tiers/facts/check-fact-import.server'
import { IMPORT_COLUMNS } from '~/areas/tiers/facts/import-lines'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { appendFact } from '~/areas/tiers/facts/record-fact.server'
import { compileProgramme } from '~/areas/tiers/parse/parse-programme'
import { beginDraft as beginRuleDraft } from '~/areas/tiers/versions/drafts/begin-draft.server'
import { publishedInForce } from '~/areas/tiers/versions/load-rules.server'
import { setPublicity } from '~/areas/tiers/versions/public-page/set-publicity.server'
import { publishProgramme } from '~/areas/tiers/versions/publish-programme.server'
import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { handIn, publishEssay } from '../../scripts/demo/hand-in'
import { root } from '../../scripts/lib-steps.mjs'
import {
  addPartner,
  addPerson,
  drain,
  openAttempt,
  rightAnswers,
  type Stage,
  type StagePerson,
  signInAs,
  workUntil,
} from '../../scripts/stage'

import { publishEveryType } from '../every-type/exam'
import type { Asking } from './expectations'

/** Stands in the name and the address of everybody of the first company; people of others may never read it. */
export const MARK = 'asphodel'
const OWN = `${MARK}.example`

export const COURSE = 'http-api-integration'
export const LESSON = 'verify-signatures'
export const CHECK = 'signed-text'
const EXAM = 'integration-associate'
const OTHER_EXAM = 'partner-practice'

const ROLES: Record<Exclude<Asking, 'anonymous'>, readonly Role[]> = {
  owner: ['learner'],
  colleague: ['learner'],
  manager: ['learner', 'partner-manager'],
  developer: ['learner', 'integration-developer'],
  rival: ['learner'],
  'rival-manager': ['learner', 'partner-manager'],
  trainer: ['trainer'],
  examiner: ['examiner'],
  'programme-manager': ['programme-manager'],
  moderator: ['moderator'],
  administrator: ['administrator'],
}

export type Named = Exclude<Asking, 'anonymous'>

/** Two partners and the vendor, one person for each way of asking, and of everything that routes name one of the first company. */
export type AccessWorld = {
  stage: Stage
  people: Record<Named, StagePerson>
  company: { id: string; slug: string }
  params: Record<string, string>
  /** A new one of what a route names, for a request that will change it. */
  fresh(names: readonly string[]): Promise<Record<string, string>>
  /** A session of their own for a request that may end it. */
  newCookie(of: Named): Promise<string>
}

export async function accessWorld(stage: Stage): Promise<AccessWorld> {
  const system = () => stage.composition.systemContext('test')
  const { db } = stage.composition.handle
  const companyId = await addPartner(stage, 'Copper Kettle Works', ['technology'])
  const rivalId = await addPartner(stage, 'Rival Kettles', ['technology'])
  const vendorId = (await vendor(system())).id
  const people = {} as Record<Named, StagePerson>
  for (const [name, roles] of Object.entries(ROLES) as [Named, readonly Role[]][]) {
    const isOwn = ['owner', 'colleague', 'manager', 'developer'].includes(name)
    const organisationId = isOwn ? companyId : name.startsWith('rival') ? rivalId : vendorId
    const email = `${name}@${isOwn ? OWN : 'elsewhere.example'}`
    people[name] = await addPerson(stage, { name: `${isOwn ? MARK : ''} ${name}`.trim(), email, organisationId, roles })
  }
  await drain(stage)
  const as = (name: Named): Ctx => system().as(people[name].actor)

  let count = 0
  const today = new Date().toISOString().slice(0, 10)
  const of = (benefit: string) => ({ partnerId: companyId, track: 'technology', benefit })
  const give = async (benefit: string, value: string): Promise<string> => {
    const until = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
    const key = newId()
    const typed = { value, from: '', until, reason: `${MARK} needs it` }
    const given = await giveGrant(as('programme-manager'), { ...of(benefit), typed, key })
    if (!given.ok) throw new Error(`the grant was refused: ${JSON.stringify(given.problems)}`)
    return key
  }
  const make = {
    person: async () => {
      const name = `${MARK} member ${++count}`
      return (
        await addPerson(stage, { name, email: `member-${count}@${OWN}`, organisationId: companyId, roles: ['learner'] })
      ).personId
    },
    invitation: async () => {
      const invited = await invitePerson(system(), {
        organisationId: companyId,
        name: `${MARK} guest`,
        email: `guest-${++count}@${OWN}`,
        roles: ['learner'],
        locale: 'en',
      })
      if (invited.kind !== 'invited') throw new Error(`not invited: ${invited.kind}`)
      return invited.invitationId
    },
    assignment: async () => {
      const personId = await make.person()
      await assign(as('manager'), {
        target: { kind: 'course', slug: COURSE },
        personIds: [personId],
        dueOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
      })
      const { id } = await db
        .selectFrom('assignments')
        .select('id')
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow()
      return id
    },
    import: async () => {
      const cells: Partial<Record<(typeof IMPORT_COLUMNS)[number], string>> = {
        partner: companySlug,
        kind: 'metric',
        name: 'revenue',
        amount: String(1_000 + ++count),
        date: new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10),
      }
      const bytes = Buffer.from(
        `${IMPORT_COLUMNS.join(',')}\n${IMPORT_COLUMNS.map((column) => cells[column] ?? '').join(',')}\n`,
      )
      const checked = await checkFactImport(as('programme-manager'), { fileName: `${MARK}.csv`, bytes })
      if (!checked.ok) throw new Error(`the file was refused: ${checked.problem.code}`)
      return checked.importId
    },
    ruleDraft: () => beginRuleDraft(as('programme-manager'), { track: 'technology', version: null }),
    ruleVersion: async () => {
      const inForce = [...(await publishedInForce(system(), Date.now())).values()]
      const rules = inForce.find(({ trackSlug }) => trackSlug === 'technology')
      if (!rules) throw new Error('the demo has rules')
      const programme = { ...rules.programme, effective: `${2100 + ++count}-01-01` }
      const publishing = { source: compileProgramme(programme), programme }
      await publishProgramme(as('programme-manager'), publishing)
      return sha256Hex(publishing.source)
    },
    draft: async () => {
      const source = new TextEncoder().encode(`::${MARK} ${++count}:: Is it so? {T}\n`)
      const of = { pool: 'http-api', format: 'gift', fileName: `${MARK}.gift`, source } as const
      const drafted = await draftImport(as('trainer'), of)
      if (!drafted.ok) throw new Error(`the file was refused: ${drafted.refusal.code}`)
      return drafted.importId
    },
    change: async () => {
      const [pool, number] = ['http-api', ++count]
      const { external_id } = await db
        .selectFrom('questions')
        .select('external_id')
        .where('id', '=', await aQuestionOf(stage, pool))
        .executeTakeFirstOrThrow()
      const wanted = readWanted(new URLSearchParams({ 'add-tags': `tag-${number}` }))
      const { changes } = await previewChange(as('trainer'), { pool, choice: { externalIds: [external_id] }, wanted })
      const expected = new Map(changes.map((change) => [change.externalId, change.number]))
      const applied = await applyChange(as('trainer'), { pool, expected, wanted })
      if (!applied.ok) throw new Error(`the change was refused: ${applied.problem}`)
      return applied.id
    },
    job: async () => {
      const id = newId()
      await db
        .insertInto('jobs')
        .values({
          id,
          kind: 'job',
          name: 'audit.check',
          payload: '{}',
          dedupe_key: null,
          state: 'dead',
          run_at: Date.now(),
          max_attempts: 1,
          leased_by: null,
          leased_until: null,
          last_error: 'made for a test',
          progress_total: null,
          result: null,
          cause_id: null,
          created_at: Date.now(),
          finished_at: Date.now(),
        })
        .execute()
      return id
    },
    grant: async () => {
      const source = `grant:${await give('licence-discount', '60')}`
      const { id } = await db
        .selectFrom('benefit_grants')
        .select('id')
        .where('source_key', '=', source)
        .executeTakeFirstOrThrow()
      return id
    },
    licence: async () => {
      const key = newId()
      const typed = { holder: `${MARK} ${++count}`, what: 'tests', date: today }
      const handed = await handOutLicence(as('manager'), { ...of('nfr-licences'), typed, key })
      if (!handed.ok) throw new Error(`the licence was refused: ${JSON.stringify(handed.problems)}`)
      const { id } = await db
        .selectFrom('licence_uses')
        .select('id')
        .where('source_key', '=', `licence:${key}`)
        .executeTakeFirstOrThrow()
      return id
    },
    entry: async () => {
      const key = newId()
      const typed = { amount: '1', purpose: `${MARK} ${++count}`, date: today }
      const used = await recordFundUse(as('programme-manager'), { ...of('mdf'), typed, key })
      if (!used.ok) throw new Error(`the entry was refused: ${JSON.stringify(used)}`)
      const { id } = await db
        .selectFrom('fund_uses')
        .select('id')
        .where('source_key', '=', `entry:${key}`)
        .executeTakeFirstOrThrow()
      return id
    },
    exception: async () => {
      const [key, day] = [
        newId(),
        (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10),
      ]
      const recorded = await recordEntry(as('programme-manager'), {
        ...{ partnerId: companyId, key },
        typed: {
          ...{ kind: 'exception', name: 'business-plan', date: day(-2), until: day(30 + ++count) },
          ...{ owner: MARK, evidence: 'The plan is on its way.' },
        },
      })
      if (!recorded.ok) throw new Error(`the exception was refused: ${JSON.stringify(recorded.problems)}`)
      const { id } = await db
        .selectFrom('facts')
        .select('id')
        .where('source_key', '=', `entry:${key}`)
        .executeTakeFirstOrThrow()
      return id
    },
    fact: async () => {
      const recorded = await recordEntry(as('programme-manager'), {
        partnerId: companyId,
        key: newId(),
        typed: {
          kind: 'metric',
          name: 'revenue',
          amount: String(2_000 + ++count),
          date: new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10),
          until: '',
          customer: MARK,
          line: '',
          note: '',
        },
      })
      if (!recorded.ok) throw new Error(`the fact was refused: ${JSON.stringify(recorded.problems)}`)
      const { id } = await db
        .selectFrom('facts')
        .select('id')
        .where('partner_id', '=', companyId)
        .where('kind', '=', 'metric')
        .orderBy('known_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return id
    },
    answer: async () => {
      const name = `${MARK} writer ${++count}`
      const email = `writer-${count}@${OWN}`
      return handIn(stage, await addPerson(stage, { name, email, organisationId: companyId, roles: ['learner'] }))
    },
    appeal: async () => {
      const name = `${MARK} asker ${++count}`
      const email = `asker-${count}@${OWN}`
      const asker = await addPerson(stage, { name, email, organisationId: companyId, roles: ['learner'] })
      const attempt = await pass(stage, asker, OTHER_EXAM)
      const words = 'The wording leaves two of the answers open.'
      const appealed = await openAppeal(system().as(asker.actor), { attempt, number: 1, words })
      if (!appealed.opened) throw new Error(`not appealed: ${appealed.decision.reason}`)
      return appealed.appealId
    },
    // An exam that is answered in no time is unusual by itself.
    case: async () => {
      const name = `${MARK} hurrier ${++count}`
      const email = `hurrier-${count}@${OWN}`
      const member = await addPerson(stage, { name, email, organisationId: companyId, roles: ['learner'] })
      return caseOf(await pass(stage, member, OTHER_EXAM))
    },
    panel: async () => {
      const created = await createPanel(as('examiner'), {
        ...{ about: 'pool:http-api', title: `Panel ${++count}`, candidate: 'Just competent.', showsFacility: false },
        judges: [people.trainer.personId],
      })
      if (!created.ok) throw new Error(`no panel: ${JSON.stringify(created.problems)}`)
      return created.panelId
    },
    regrade: async () => {
      const asked = await db
        .selectFrom('attempt_items')
        .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
        .select(['question_versions.id', 'question_versions.question_id'])
        .where('attempt_items.attempt_id', '=', passed)
        .executeTakeFirstOrThrow()
      const drafted = await draftRegrade(as('examiner'), {
        questionId: asked.question_id,
        versionIds: [asked.id],
        examId: null,
        change: { kind: 'drop', how: 'leave-total' },
      })
      if (!drafted.ok) throw new Error(`the correction was refused: ${drafted.problem}`)
      await workUntil(stage, 'a correction is foretold', () =>
        db
          .selectFrom('regrade_steps')
          .select('id')
          .where('regrade_id', '=', drafted.regradeId)
          .where('kind', '=', 'previewed')
          .executeTakeFirst(),
      )
      return drafted.regradeId
    },
    session: async () => sha256Hex((await make.cookie('owner')).split('=')[1] ?? ''),
    cookie: async (name: Named) => (await signInAs(stage, people[name].personId, people[name].organisationId)).cookie,
  }

  const caseOf = async (attemptId: string) => {
    await lookAtAttempt(system(), { attemptId })
    return (
      await db.selectFrom('integrity_cases').select('id').where('attempt_id', '=', attemptId).executeTakeFirstOrThrow()
    ).id
  }

  await publishEssay(system())
  const { slug: companySlug } = await db
    .selectFrom('organisations')
    .select('slug')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  const running = await openAttempt(stage, people.owner, EXAM)
  const passed = await pass(stage, people.owner, OTHER_EXAM)
  await decideCase(as('examiner'), {
    ...{ case: await caseOf(passed), decision: 'explanation-asked', words: 'How did you work on this exam?' },
  })
  const invitation = await make.invitation()
  await requestPasswordReset(system().as({ kind: 'anonymous' }), { email: people.owner.actor.email, address: null })
  await drain(stage)

  const certificate = await db
    .selectFrom('certificates')
    .select(['id', 'public_id'])
    .where('person_id', '=', people.owner.personId)
    .executeTakeFirstOrThrow()
  const asset = await db
    .selectFrom('assets')
    .innerJoin('asset_folders', 'asset_folders.id', 'assets.folder_id')
    .select(['asset_folders.slug', 'assets.name'])
    .where('asset_folders.requires_benefit', 'is not', null)
    .executeTakeFirstOrThrow()
  await beginDraft(as('examiner'), { slug: EXAM })
  await setPublicity(system(), { track: 'technology', isPublic: true })
  const [item] = await rightAnswers(stage, running.attemptId)
  const played = await playEveryType(stage, people.owner)
  // Enough of what is counted, whatever the tier.
  await give('nfr-licences', '9000')
  await give('mdf', '90')
  await system().transaction((tx) =>
    appendFact(
      tx,
      {
        ...{ kind: 'metric', partnerId: companyId, metric: 'revenue', amount: '50000/1', trueFrom: Date.now() },
        ...{ trueUntil: null, source: 'test', attributes: {} },
      },
      { sourceKey: 'what the fund is made of' },
    ),
  )
  const params: Record<string, string> = {
    course: COURSE,
    lesson: LESSON,
    exam: EXAM,
    attempt: running.attemptId,
    holder: running.holder,
    item: item?.item ?? '',
    'closed-attempt': passed,
    ...played,
    certificate: certificate.id,
    publicId: certificate.public_id,
    session: await make.session(),
    invitation,
    person: people.colleague.personId,
    assignment: await make.assignment(),
    folder: asset.slug,
    asset: asset.name,
    partner: companySlug,
    organisation: companySlug,
    fact: await make.fact(),
    exception: await make.exception(),
    import: await make.import(),
    panel: await make.panel(),
    judge: people.trainer.personId,
    'asked-exam': OTHER_EXAM,
    'asked-question': await anAskedQuestion(stage, passed),
    draft: await make.draft(),
    ruleDraft: await make.ruleDraft(),
    ruleVersion: await make.ruleVersion(),
    track: 'technology',
    benefit: 'licence-discount',
    'counted-benefit': 'nfr-licences',
    'fund-benefit': 'mdf',
    'answered-benefit': 'support-response',
    grant: await make.grant(),
    licence: await make.licence(),
    entry: await make.entry(),
    pool: 'http-api',
    question: await aQuestionOf(stage, 'http-api'),
    version: '1',
    change: await make.change(),
    picture: (await system().files.put(DOT)).sha256,
    answer: await make.answer(),
    appeal: await make.appeal(),
    case: await make.case(),
    number: '1',
    regrade: await make.regrade(),
    job: await make.job(),
    mail: (await db.selectFrom('mails').select('id').executeTakeFirstOrThrow()).id,
    slug: aHelpPage(),
    'invitation-token': await tokenInMail(stage, 'invitations', `guest-`),
    'reset-token': await tokenInMail(stage, 'reset-password', 'owner@'),
  }
  await drain(stage)

  return {
    stage,
    people,
    company: { id: companyId, slug: companySlug },
    params,
    async fresh(names) {
      const made: Record<string, string> = {}
      for (const name of names) {
        const maker = make[name as keyof typeof make] as (() => Promise<string>) | undefined
        if (maker) made[name] = await maker()
      }
      if (names.includes('exam')) await beginDraft(as('examiner'), { slug: EXAM })
      return made
    },
    newCookie: make.cookie,
  }
}

/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function aQuestionOf(stage: Stage, pool: string): Promise<string> {
  const { id } = await stage.composition.handle.db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select('questions.id')
    .where('question_pools.slug', '=', pool)
    .orderBy('questions.external_id')
    .executeTakeFirstOrThrow()
  return id
}

async function anAskedQuestion(stage: Stage, attempt: string): Promise<string> {
  const { question_id } = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select('question_versions.question_id')
    .where('attempt_items.attempt_id', '=', attempt)
    .executeTakeFirstOrThrow()
  return question_id
}

/** The name of a help page that the repository has. */
function aHelpPage(): string {
  const page = readdirSync(join(root, 'content/help/en')).find((file) => file.endsWith('.mdx'))
  return basename(page ?? 'none', '.mdx')
}

/** An attempt with a question of every type: which of its items has a picture, and which a file that was handed in. */
async function playEveryType(stage: Stage, person: StagePerson): Promise<Record<string, string>> {
  const { exam } = await publishEveryType(stage)
  const { attemptId, holder } = await openAttempt(stage, person, exam)
  const rows = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['attempt_items.id', 'question_versions.type'])
    .where('attempt_items.attempt_id', '=', attemptId)
    .execute()
  const itemOf = (type: string) => rows.find((row) => row.type === type)?.id ?? ''
  async function* content() {
    yield Buffer.from(`the plan of ${MARK}`)
  }
  const item = itemOf('file-upload')
  const ctx = stage.composition.systemContext('test').as(person.actor)
  const handed = await handInFile(ctx, { attempt: attemptId, item, holder, name: `${MARK}.txt`, content: content() })
  if (!handed.uploaded) throw new Error(`the file was refused: ${handed.reason}`)
  return {
    'played-attempt': attemptId,
    'played-holder': holder,
    'picture-item': itemOf('hotspot'),
    'file-item': item,
    file: handed.file.sha256,
  }
}

async function pass(stage: Stage, person: StagePerson, exam: string): Promise<string> {
  const { attemptId, holder } = await openAttempt(stage, person, exam)
  const ctx = () => stage.composition.systemContext('test').as(person.actor)
  const steps = (await rightAnswers(stage, attemptId)).map(({ item, response }, index) => ({
    item,
    response,
    sequence: index + 1,
    flagged: false,
  }))
  await saveResponses(ctx(), { attempt: attemptId, holder, steps })
  await submitAttempt(ctx(), { attempt: attemptId, holder })
  return attemptId
}

async function tokenInMail(stage: Stage, path: string, to: string): Promise<string> {
  const mails = await stage.composition.handle.db.selectFrom('mails').select(['to_address', 'body_text']).execute()
  const mail = mails.find((one) => one.to_address.startsWith(to) && one.body_text.includes(`/${path}/`))
  const token = new RegExp(`/${path}/([\\w-]+)`).exec(mail?.body_text ?? '')?.[1]
  if (!token) throw new Error(`no mail to ${to} has a link to /${path}/`)
  return token
}
