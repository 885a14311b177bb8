import { vendor } from '~/areas/identity/organisations.server'
import { verifyAudit } from '~/platform/audit.server'
import { json } from '~/platform/json'
import { publishRegraded, type Sitter, sitRegraded } from '../../../scripts/regrade-stage'
import { addPartner, addPerson, drain, type Stage, type StagePerson } from '../../../scripts/stage'

/** Who sits in a company, over and over: in the first only those whom the correction lets pass, in the second only those who lose. */
const COMPANIES: readonly (readonly Sitter[])[] = [['gains'], ['loses'], ['gains', 'loses', 'keeps', 'stays']]

/** People of three companies sit the exam with the wrong key; everything that follows of it has happened. */
export async function seatForRegrade(stage: Stage, count: number): Promise<StagePerson> {
  await publishRegraded(stage.system)
  const examiner = await addPerson(stage, {
    ...{ name: 'Edda', email: 'edda@regrade.example', roles: ['examiner'] as const },
    organisationId: (await vendor(stage.system)).id,
  })
  for (const [number, kinds] of COMPANIES.entries()) {
    const organisationId = await addPartner(stage, `Regraded Partner ${number + 1}`, ['technology'])
    const person = (name: string, roles: Parameters<typeof addPerson>[1]['roles']) =>
      addPerson(stage, {
        name,
        email: `${name.toLowerCase().replace(' ', '-')}@regrade.example`,
        organisationId,
        roles,
      })
    await person(`Manager ${number}`, ['partner-manager', 'learner'])
    for (let place = 0; place < count / COMPANIES.length; place++) {
      const sitter = await person(`Sitter ${number}.${place}`, ['learner'])
      await sitRegraded(stage, sitter, kinds[place % kinds.length] ?? 'stays')
    }
  }
  await drain(stage)
  return examiner
}

export type Counted = Awaited<ReturnType<typeof countEverything>>

/** All that a regrade has left behind, without ids and moments: what happened exactly once is equal to what it was undisturbed. */
export async function countEverything(stage: Stage) {
  const { db } = stage.composition.handle
  const results = await db
    .selectFrom('results')
    .innerJoin('attempts', 'attempts.id', 'results.attempt_id')
    .innerJoin('people', 'people.id', 'attempts.person_id')
    .select(['people.name', 'results.number', 'results.cause', 'results.mark', 'results.passed'])
    .execute()
  const links = await db
    .selectFrom('regrade_results')
    .innerJoin('attempts', 'attempts.id', 'regrade_results.attempt_id')
    .innerJoin('people', 'people.id', 'attempts.person_id')
    .select(['people.name', 'direction', 'number_before', 'number_after'])
    .execute()
  const certificates = await db
    .selectFrom('certificate_steps')
    .innerJoin('certificates', 'certificates.id', 'certificate_steps.certificate_id')
    .innerJoin('people', 'people.id', 'certificates.person_id')
    .select(['people.name', 'certificate_steps.kind'])
    .execute()
  const decisions = await db
    .selectFrom('decisions')
    .innerJoin('organisations', 'organisations.id', 'decisions.partner_id')
    .select(['organisations.name', 'tier_before', 'tier_after', 'change', 'cause_kind'])
    .where('change', '!=', 'none')
    .execute()
  const told = await db
    .selectFrom('notifications')
    .innerJoin('people', 'people.id', 'notifications.person_id')
    .select(['people.name', 'notifications.kind'])
    .execute()
  const mails = await db.selectFrom('mails').select(['to_address', 'kind']).execute()
  const steps = await db.selectFrom('regrade_steps').select(['kind', 'detail']).orderBy('number').execute()
  const events = await db
    .selectFrom('jobs')
    .select(['name', 'state', ({ fn }) => fn.countAll<number>().as('count')])
    .where(({ or, eb }) => or([eb('name', 'like', '%regrade%'), eb('name', 'like', '%changed')]))
    .where('kind', '=', 'event')
    .groupBy(['name', 'state'])
    .execute()
  const unfinished = await db.selectFrom('jobs').select('name').where('state', 'in', ['ready', 'dead']).execute()
  const lines = (rows: readonly object[]) => rows.map((row) => Object.values(row).join(' ')).sort()
  return {
    results: lines(results),
    links: lines(links),
    certificates: lines(certificates),
    decisions: lines(decisions),
    told: lines(told),
    mails: lines(mails),
    steps: steps.map(
      ({ kind, detail }) => `${kind} ${kind === 'previewed' ? json<{ results: number }>(detail).results : detail}`,
    ),
    events: lines(events.map(({ name, state, count }) => ({ name, state, count: Number(count) }))),
    unfinished: unfinished.map(({ name }) => name),
    isAuditWhole: (await verifyAudit(db)).broken === null,
  }
}
