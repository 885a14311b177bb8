import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate } from '#db/migrator'
import { isPostgresUrl, openDatabase } from '#db/open'
import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { DEMO_PEOPLE_SETTING, type DemoPeople } from '~/areas/identity/demo-people.server'
import { vendor } from '~/areas/identity/organisations.server'
import { throwAway } from '~/platform/backup.server'
import type { Ctx } from '~/platform/context.server'
import type { Config } from '~/platform/env.server'
import { invariant, isAppError } from '~/platform/errors'
import type { Logger } from '~/platform/log.server'
import { writeSetting } from '~/platform/settings.server'
import type { CheckedContent } from '../publish-content.server'
import { demoState, noteDemoState } from './demo-state.server'
import { type Play, perform } from './perform.server'
import { openStage } from './stage.server'
import { type Act, DAY, openingOf, storyOf } from './story'
import { readWorld, type World } from './world'

export type DemoSignIn = DemoPeople['people'][number] & { see: string }
export type LoadedDemo = { isNew: boolean; acts: number; password: string; people: readonly DemoSignIn[] }

/**
 * Plays the demo vendor's past into an empty database, with a clock that begins two years ago. A demo that is loaded
 * already stays as it is; of one that was interrupted on SQLite, the half that is there is thrown away.
 * @param of.content what the vendor publishes at the beginning of the story
 * @param of.onProgress told of each act: how many of how many, and the date of the story
 * @throws Error in words for the person at the terminal, when the database holds something else, or half a demo that
 *   somebody is loading or that lies on PostgreSQL
 */
export async function loadDemo(of: {
  config: Config
  log: Logger
  folder: string
  content: Pick<CheckedContent, 'publish'>
  now: number
  onProgress?: (done: number, total: number, at: number) => void
}): Promise<LoadedDemo> {
  const world = readWorld(await readFile(join(of.folder, 'demo/world.yaml'), 'utf8'))
  await throwHalfAway(of.config.databaseUrl)
  const stage = await openStage(of.config, of.log, of.now - (world.vendor.day + 1) * DAY)
  try {
    const { db } = stage.system()
    const state = await demoState(db)
    if (state === 'loading') throw new Error(INTERRUPTED)
    if (state === 'loaded') return { isNew: false, acts: 0, password: world.password, people: [] }
    if (await isInUse(stage.system())) throw new Error(IN_USE)
    await noteDemoState(db, 'loading', of.now)

    const play = { stage, world, content: of.content }
    for (const act of openingOf(world, of.now)) await playAct(play, act)
    // How long a course is, is known once it is published.
    const lengths = await courseLengths(stage.system(), world)
    const story = storyOf(world, of.now, (course) => lengths.get(course) ?? 0)
    for (const [index, act] of story.entries()) {
      of.onProgress?.(index, story.length, act.at)
      await playAct(play, act)
    }
    await stage.goTo(of.now)
    await stage.settle()

    const people = signInsOf(world)
    await writeSetting(db, DEMO_PEOPLE_SETTING, { password: world.password, people }, of.now)
    await noteDemoState(db, 'loaded', of.now)
    return { isNew: true, acts: story.length, password: world.password, people }
  } finally {
    await stage.close()
  }
}

/** No server takes requests on half a demo, so nothing in it is anybody's work. */
async function throwHalfAway(databaseUrl: string): Promise<void> {
  if (isPostgresUrl(databaseUrl)) return
  const handle = openDatabase(databaseUrl)
  const state = await demoState(handle.db).finally(() => handle.close())
  if (state !== 'loading') return
  await throwAway(databaseUrl)
  const empty = openDatabase(databaseUrl)
  await migrate(empty).finally(() => empty.close())
}

async function playAct(play: Play, act: Act): Promise<void> {
  await play.stage.goTo(act.at)
  try {
    await perform(play, act)
  } catch (error) {
    throw new Error(`An act of the demo failed: ${act.kind} on ${new Date(act.at).toISOString()}`, { cause: error })
  }
  await play.stage.settle()
}

const INTERRUPTED = `The demo was interrupted while it was loaded, so this database holds half of it.
Empty the PostgreSQL database and load it again; nothing in it is anybody's work.`

const IN_USE = `This database holds a vendor already; the demo is only loaded into an empty one.
To run Rung without the demo, start it with RUNG_DEMO=0. To have the demo, name another RUNG_DATA_DIR or DATABASE_URL.`

async function isInUse(ctx: Ctx): Promise<boolean> {
  try {
    await vendor(ctx)
    return true
  } catch (error) {
    if (isAppError(error) && error.code === 'identity.vendor-missing') return false
    throw error
  }
}

async function courseLengths(ctx: Ctx, world: World): Promise<Map<string, number>> {
  const told = world.partners.flatMap(({ people }) => people.flatMap(({ story }) => story))
  const courses = new Set(told.flatMap((one) => ('study' in one ? [one.study.course] : [])))
  return new Map(
    await Promise.all(
      [...courses].map(async (slug) => [slug, (await courseOutline(ctx, slug)).lessons.length] as const),
    ),
  )
}

/** One way in for each role, in the order of the file. */
function signInsOf(world: World): DemoSignIn[] {
  const people = [
    ...world.staff.map((person) => ({ person, organisation: world.vendor.name })),
    ...world.partners.flatMap((partner) => partner.people.map((person) => ({ person, organisation: partner.name }))),
  ]
  return world.signIns.map(({ person: key, as, see }) => {
    const found = people.find(({ person }) => person.key === key)
    invariant(found, 'the world was checked when it was read')
    return { email: found.person.email, name: found.person.name, role: as, organisation: found.organisation, see }
  })
}
