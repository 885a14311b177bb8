import type { PersonActor, Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import type { Config } from '~/platform/env.server'
import { invariant } from '~/platform/errors'
import type { Logger } from '~/platform/log.server'
import { type Composition, compose } from '../composition.server'
import { schedule } from '../schedule.server'
import { DAY } from './story'

/** Where the demo's past is played: the whole product with a clock that can be set, and its people to act as. */
export type Stage = {
  composition: Composition
  /** what the product does by itself, at the stage's time */
  system(): Ctx
  /** the product as somebody at the door meets it */
  anonymous(): Ctx
  as(key: string): Ctx
  person(key: string): PersonActor
  everyone(): readonly string[]
  /** the first of the vendor's staff who holds the role */
  staff(role: Role): Ctx
  enter(key: string, person: Omit<PersonActor, 'kind' | 'theme' | 'sessionIdHash'>): void
  partnerId(slug: string): string
  addPartner(slug: string, id: string): void
  readonly now: number
  /** Moves the clock on, never back. On the way every night's timers run. */
  goTo(at: number): Promise<void>
  /** Works on everything that is due at the stage's time. */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openStage(config: Config, log: Logger, begin: number): Promise<Stage> {
  let now = begin
  // What is said in the past is kept to be read; none of it leaves by mail.
  const composition = await compose({ ...config, smtpUrl: null }, { log, clock: () => now })
  // Half a demo is thrown away, so commits need not wait for the disk; the file stays sound all the same (SQLite, WAL).
  const { handle } = composition
  if (handle.dialect === 'sqlite') handle.connection.pragma('synchronous = NORMAL')
  const worker = composition.worker()
  const people = new Map<string, PersonActor>()
  const partners = new Map<string, string>()
  const system = () => composition.systemContext('demo')

  const stage: Stage = {
    composition,
    system,
    anonymous: () => system().as({ kind: 'anonymous' }),
    as: (key) => system().as(stage.person(key)),
    person(key) {
      const person = people.get(key)
      invariant(person, `${key} acts in the demo before having arrived`)
      return person
    },
    everyone: () => [...people.keys()],
    staff(role) {
      const person = [...people.values()].find((one) => one.organisationKind === 'vendor' && one.roles.includes(role))
      invariant(person, `the demo's vendor has no ${role} yet`)
      return system().as(person)
    },
    enter: (key, person) =>
      people.set(key, { kind: 'person', theme: 'system', sessionIdHash: `demo ${key}`, ...person }),
    partnerId(slug) {
      const id = partners.get(slug)
      invariant(id, `${slug} acts in the demo before it exists`)
      return id
    },
    addPartner: (slug, id) => partners.set(slug, id),
    get now() {
      return now
    },
    async goTo(at) {
      for (let night = nextNight(now); night < at; night += DAY) {
        now = night
        for (const timer of schedule) await timer.run(composition.systemContext(timer.name))
        await worker.drain()
      }
      now = Math.max(now, at)
    },
    settle: () => worker.drain(),
    async close() {
      await worker.stop()
      if (handle.dialect === 'sqlite') {
        handle.connection.pragma('synchronous = FULL')
        handle.connection.pragma('wal_checkpoint(TRUNCATE)')
      }
      await composition.close()
    },
  }
  return stage
}

/** Three in the morning UTC. */
const nextNight = (at: number) => (Math.floor((at - NIGHT) / DAY) + 1) * DAY + NIGHT
const NIGHT = 3 * 3_600_000
