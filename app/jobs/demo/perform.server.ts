import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { viewLesson } from '~/areas/catalogue/view-lesson.server'
import { holdingsOf } from '~/areas/certifications/held-certifications.server'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { revokeCertificate } from '~/areas/certifications/revoke-certificate.server'
import { examCatalogue } from '~/areas/exams/delivery/list-exams.server'
import { acceptInvitation } from '~/areas/identity/accept-invitation.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { endMembership } from '~/areas/identity/end-membership.server'
import { invitePerson } from '~/areas/identity/invite-person.server'
import { findOrganisation } from '~/areas/identity/organisations.server'
import { peopleOf } from '~/areas/identity/people.server'
import { answerCheck } from '~/areas/learning/answer-check.server'
import { assign } from '~/areas/learning/assign.server'
import { enrol } from '~/areas/learning/enrol.server'
import { completeLesson } from '~/areas/learning/record-lesson.server'
import { saveNote } from '~/areas/learning/save-note.server'
import { markRead } from '~/areas/notifications/mark-read.server'
import { optionIdsOf } from '~/areas/questions/answer-question'
import { questionSchema } from '~/areas/questions/registry'
import { keepTier } from '~/areas/tiers/demotions/rule-on-demotion.server'
import { viewDemotion } from '~/areas/tiers/demotions/view-demotion.server'
import { startFactImport } from '~/areas/tiers/facts/apply-fact-import.server'
import { checkFactImport } from '~/areas/tiers/facts/check-fact-import.server'
import type { TypedEntry } from '~/areas/tiers/facts/entry'
import { IMPORT_COLUMNS } from '~/areas/tiers/facts/import-lines'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { invariant } from '~/platform/errors'
import { listMails, viewMail } from '~/platform/list-mails.server'
import type { CheckedContent } from '../publish-content.server'
import { actOnBenefit } from './act-on-benefit.server'
import { answerTo, formValues } from './answers'
import { sitExam } from './sit-exam.server'
import type { Stage } from './stage.server'
import { type Act, chance } from './story'
import type { World, WorldPerson } from './world'

export type Play = { stage: Stage; world: World; content: Pick<CheckedContent, 'publish'> }

/** Plays one act through the use cases that pages call, as the person who would have clicked. */
export async function perform(play: Play, act: Act): Promise<void> {
  const { stage, world, content } = play
  switch (act.kind) {
    case 'vendor': {
      const { name, slug, country, region } = world.vendor
      await createOrganisation(stage.system(), { kind: 'vendor', name, slug, country, region })
      return
    }
    case 'publish':
      await content.publish(stage.system())
      return
    case 'staff':
      return hire(play, act.person)
    case 'partner': {
      const { slug, name, country, region } = act.partner
      const ctx = stage.staff('administrator')
      const { organisationId } = await createOrganisation(ctx, { kind: 'partner', slug, name, country, region })
      stage.addPartner(slug, organisationId)
      return
    }
    case 'invite': {
      const ctx = act.by === null ? stage.staff('administrator') : stage.as(act.by)
      const outcome = await invitePerson(ctx, { organisationId: stage.partnerId(act.partner), ...act.person })
      invariant(outcome.kind === 'invited', `${act.person.email} was not invited: ${outcome.kind}`)
      return
    }
    case 'accept':
      return accept(play, act.partner, act.person)
    case 'join-track':
      return joinTrack(stage.staff('programme-manager'), {
        partnerId: stage.partnerId(act.partner),
        track: act.track,
      })
    case 'entry':
      return enterFact(play, act)
    case 'benefit':
      return actOnBenefit(play.stage, act)
    case 'import':
      return importFacts(play, act)
    case 'assign':
      return assignTo(play, act)
    case 'study':
      return study(stage, act)
    case 'note':
      await saveNote(stage.as(act.person), { course: act.course, lesson: act.lesson, body: act.text })
      return
    case 'sit': {
      const certifications = await holdingsOf(stage.system(), stage.person(act.person).personId)
      return sitExam(stage, { ...act, certifications })
    }
    case 'leave': {
      const manager = world.partners.find(({ slug }) => slug === act.partner)?.people[0]
      invariant(manager, 'a partner has a manager')
      return endMembership(stage.as(manager.key), {
        organisationId: stage.partnerId(act.partner),
        personId: stage.person(act.person).personId,
        reason: act.reason,
      })
    }
    case 'revoke': {
      const { personId } = stage.person(act.person)
      const held = await certificatesOf(stage.system(), { personId })
      const certificate = held.find(({ certification }) => certification === act.certification)
      invariant(certificate, `${act.person} holds no ${act.certification} to be revoked`)
      const ctx = stage.staff('programme-manager')
      return revokeCertificate(ctx, { certificate: certificate.id, reason: act.reason })
    }
    case 'read-notifications':
      for (const key of stage.everyone()) await markRead(stage.as(key))
      return
  }
}

async function hire({ stage, world }: Play, person: WorldPerson): Promise<void> {
  const vendor = await findOrganisation(stage.system(), { slug: world.vendor.slug })
  invariant(vendor, 'the vendor is there before its staff')
  const { name, email, locale, timeZone, roles } = person
  const { personId } = await createPerson(stage.system(), {
    ...{ name, email, locale, timeZone, password: world.password },
    memberships: [{ organisationId: vendor.id, roles }],
  })
  stage.enter(person.key, {
    ...{ personId, name, email, locale, timeZone, roles },
    organisationId: vendor.id,
    organisationKind: 'vendor',
    organisationName: vendor.name,
    organisationSlug: vendor.slug,
  })
}

/** Finds the link in the mail, as the invited person would. */
async function accept({ stage, world }: Play, partner: string, person: WorldPerson): Promise<void> {
  const { rows } = await listMails(stage.system(), new URLSearchParams({ q: person.email }))
  const invitation = rows.find(({ kind }) => kind === 'identity.invitation')
  invariant(invitation, `${person.email} got no invitation`)
  const { text } = await viewMail(stage.system(), invitation.id)
  const token = /\/invitations\/([\w-]+)/.exec(text)?.[1]
  invariant(token, 'an invitation holds its link')
  const outcome = await acceptInvitation(stage.anonymous(), {
    token,
    name: person.name,
    timeZone: person.timeZone,
    password: world.password,
    device: { userAgent: null, address: null },
  })
  invariant(outcome.ok, `${person.email} could not accept: ${JSON.stringify(outcome)}`)

  const organisation = await findOrganisation(stage.system(), { slug: partner })
  invariant(organisation, 'who invites exists')
  const member = (await peopleOf(stage.system(), organisation.id)).find(({ email }) => email === person.email)
  invariant(member, 'who accepts is a member')
  const { personId, name, email, locale, timeZone, roles } = member
  stage.enter(person.key, {
    ...{ personId, name, email, locale, timeZone, roles },
    organisationId: organisation.id,
    organisationKind: 'partner',
    organisationName: organisation.name,
    organisationSlug: organisation.slug,
  })
}

async function enterFact(play: Play, act: Extract<Act, { kind: 'entry' }>): Promise<void> {
  const { stage } = play
  const { entry, dates } = act
  if ('keep' in entry) return keep(stage, act.partner, entry.keep, { ...entry, until: writeDay(dates.until ?? act.at) })
  const isMetric = 'metric' in entry
  const isException = 'exception' in entry
  const typed: TypedEntry = {
    kind: isMetric ? 'metric' : isException ? 'exception' : 'attestation',
    name: isMetric ? entry.metric : isException ? entry.exception : entry.attestation,
    date: writeDay(dates.from),
    until: dates.until === null ? '' : writeDay(dates.until),
    ...(isMetric ? { amount: String(entry.amount), customer: entry.customer ?? '', line: entry.line ?? '' } : {}),
    ...(isException ? { owner: entry.owner, evidence: entry.evidence } : { note: entry.note ?? '' }),
  }
  const recorded = await recordEntry(stage.staff('programme-manager'), {
    partnerId: stage.partnerId(act.partner),
    typed,
    key: `demo ${act.partner} ${typed.kind} ${typed.name} ${typed.date} ${typed.customer ?? ''}`,
  })
  invariant(recorded.ok, `an entry of ${act.partner} was refused: ${JSON.stringify(recorded)}`)
}

/** Says of a tier that is not earned any more that it is kept. What the rules of that day do not ask is left out. */
async function keep(
  stage: Stage,
  partner: string,
  track: string,
  typed: { until: string; owner: string; reason: string },
): Promise<void> {
  const ctx = stage.staff('programme-manager')
  const view = await viewDemotion(ctx, { partner, track })
  if (!view.case) return
  const { until, owner, reason } = typed
  const key = `demo ${partner} ${track}`
  const kept = await keepTier(ctx, { partner, track, seen: view.seen, key, typed: { until, owner, reason } })
  invariant(kept.ok, `a tier of ${partner} was not kept: ${JSON.stringify(kept)}`)
}

async function importFacts(play: Play, act: Extract<Act, { kind: 'import' }>): Promise<void> {
  const ctx = play.stage.staff('programme-manager')
  const lines = act.rows.map(({ at, ...row }) => {
    const cells: Record<string, string> = { ...row, date: writeDay(at) }
    return IMPORT_COLUMNS.map((column) => quoted(cells[column] ?? '')).join(',')
  })
  const bytes = new TextEncoder().encode(`${[IMPORT_COLUMNS.join(','), ...lines].join('\n')}\n`)
  const checked = await checkFactImport(ctx, { fileName: act.file, bytes })
  invariant(checked.ok, `${act.file} could not be read`)
  await startFactImport(ctx, { importId: checked.importId })
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

async function assignTo({ stage }: Play, act: Extract<Act, { kind: 'assign' }>): Promise<void> {
  const ctx = stage.as(act.by)
  const exam = act.exam && (await examCatalogue(ctx)).find(({ slug }) => slug === act.exam)
  const target = exam
    ? { kind: 'exam' as const, slug: exam.slug, title: exam.title }
    : { kind: 'course' as const, slug: act.course ?? '' }
  await assign(ctx, {
    target,
    personIds: act.to.map((key) => stage.person(key).personId),
    dueOn: writeDay(act.due),
    ...(act.message ? { message: act.message } : {}),
  })
}

/** Reads one lesson and answers its checks; now and then the first answer is wrong. */
async function study(stage: Stage, act: Extract<Act, { kind: 'study' }>): Promise<void> {
  const ctx = stage.as(act.person)
  const { lessons } = await courseOutline(ctx, act.course)
  const lesson = lessons[act.lesson]
  invariant(lesson, `${act.course} has no lesson ${act.lesson + 1}`)
  const of = { course: act.course, lesson: lesson.slug }
  await ctx.transaction(async (tx) => {
    if (act.lesson === 0) await enrol(tx, act.course)
    const { lesson: view } = await viewLesson(tx, of.course, of.lesson)
    for (const check of view.checks) {
      const question = questionSchema.parse(check.question)
      const order = optionIdsOf(question)
      const stumbles = chance(`${act.person} ${of.lesson} ${check.id}`) < 0.2
      const answers = [stumbles ? answerTo(question, order, 'wrong') : null, answerTo(question, order, 'right')]
      for (const answer of answers)
        if (answer) await answerCheck(tx, { ...of, check: check.id, values: formValues(answer) })
    }
    await completeLesson(tx, of)
  })
}
