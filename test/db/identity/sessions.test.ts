import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { changePassword } from '~/areas/identity/change-password.server'
import { deactivatePerson, reactivatePerson } from '~/areas/identity/deactivate-person.server'
import { endMembership } from '~/areas/identity/end-membership.server'
import { endAllSessionsOf, endOtherSessions, endOwnSession } from '~/areas/identity/end-sessions.server'
import { listSessions } from '~/areas/identity/list-sessions.server'
import { resolveActor } from '~/areas/identity/resolve-actor.server'
import { forgetExpiredSessions } from '~/areas/identity/sessions.server'
import { signIn } from '~/areas/identity/sign-in.server'
import { signOut } from '~/areas/identity/sign-out.server'
import { switchOrganisation } from '~/areas/identity/switch-organisation.server'
import { createContext } from '~/platform/context.server'
import { withDatabases } from '../databases'
import { DAY, identityWorld, laptop, PASSWORD, pair, phone } from './identity-world'

const HOUR = 3_600_000

withDatabases((_dialect, open) => {
  const newWorld = async (env?: Record<string, string>) => identityWorld(await open(), env)

  test('signing in opens a session of the person, in their organisation, with their roles', async () => {
    const world = await newWorld()
    const { actor } = await world.visit(await world.signInAs(world.lena))
    expect(actor).toMatchObject({
      kind: 'person',
      personId: world.lena.id,
      email: 'lena@example.test',
      organisationId: world.bluefern,
      organisationKind: 'partner',
      organisationSlug: 'bluefern-integration',
      roles: ['partner-manager'],
      timeZone: 'Europe/Berlin',
    })
  })

  test('the database holds the digest of a session’s id, never the id', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    const [row] = await world.handle.db.selectFrom('sessions').selectAll().execute()
    const id = pair(cookie).split('=')[1] ?? ''
    expect(id).toMatch(/^[a-z2-7]{40}$/)
    expect(row?.id_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(id)
  })

  test('the cookie is bound to the host over https, plain on localhost, and never readable by scripts', async () => {
    const world = await newWorld()
    expect(await world.signInAs(world.lena)).toMatch(
      /^__Host-session=\w+; HttpOnly; Max-Age=2592000; Path=\/; SameSite=Lax; Secure$/,
    )
    const local = await newWorld({ PUBLIC_URL: 'http://localhost:3000' })
    const cookie = await local.signInAs(local.lena, laptop, PASSWORD, false)
    expect(cookie).toMatch(/^session=\w+; HttpOnly; Path=\/; SameSite=Lax$/)
  })

  test.each([
    ['of another id', (cookie: string) => cookie.replace(/=\w{8}/, '=aaaaaaaa')],
    ['with a letter too many', (cookie: string) => cookie.replace(/(=\w+)/, '$1a')],
    ['that is no id', () => '__Host-session=../../etc'],
    ['with a broken escape', () => '__Host-session=%E0%A4%A'],
    ['that is empty', () => '__Host-session='],
  ])('a cookie %s stands for nobody and is told to go', async (_what, tamper) => {
    const world = await newWorld()
    const { actor, cookies } = await world.visit(tamper(await world.signInAs(world.lena)))
    expect(actor).toEqual({ kind: 'anonymous' })
    expect(cookies).toEqual(['__Host-session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax; Secure'])
  })

  test('no cookie, or only cookies of others, is answered without a word about cookies', async () => {
    const world = await newWorld()
    expect(await world.visit(undefined)).toMatchObject({ actor: { kind: 'anonymous' }, cookies: [] })
    expect(await world.visit('theme=%E0%A4%A')).toMatchObject({ actor: { kind: 'anonymous' }, cookies: [] })
  })

  test('an id planted before signing in is not taken over: fixation fails', async () => {
    const world = await newWorld()
    const planted = '__Host-session=aaaaaaaabbbbbbbbccccccccddddddddeeeeeeee'
    const { ctx } = await world.visit(planted)
    const outcome = await signIn(ctx, {
      email: world.lena.email,
      password: PASSWORD,
      staySignedIn: true,
      device: laptop,
    })
    expect(outcome.ok && pair(outcome.cookie)).not.toBe(planted)
    expect((await world.visit(planted)).actor.kind).toBe('anonymous')
  })

  test('signing in again in the same browser ends the session it had', async () => {
    const world = await newWorld()
    const first = await world.signInAs(world.lena)
    const { ctx } = await world.visit(first)
    const again = await signIn(ctx, { email: world.omid.email, password: PASSWORD, staySignedIn: true, device: laptop })
    expect(again.ok).toBe(true)
    expect((await world.visit(first)).actor.kind).toBe('anonymous')
  })

  test('signing out ends the session, not only the cookie', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    const blank = await signOut((await world.visit(cookie)).ctx)
    expect(blank).toContain('Max-Age=0')
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
  })

  test('a brief session lasts twelve hours, whatever its visits', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena, laptop, PASSWORD, false)
    world.pass(11 * HOUR)
    expect((await world.visit(cookie)).actor.kind).toBe('person')
    world.pass(HOUR + 1)
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
  })

  test('a lasting session slides with visits and ends after thirty days all the same', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    for (let day = 8; day < 30; day += 8) {
      world.pass(8 * DAY)
      expect((await world.visit(cookie)).actor.kind).toBe('person')
    }
    world.pass(6 * DAY + 1)
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
  })

  test('a lasting session ends after fourteen days without a visit', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    world.pass(14 * DAY + 1)
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
  })

  test('a signed-in request costs one query, whatever the number of roles', async () => {
    const world = await newWorld()
    const mira = await world.person('Mira', world.bluefern, 'learner', 'partner-manager', 'integration-developer')
    const cookie = await world.signInAs(mira)
    let queries = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        queries++
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const ctx = createContext(
      { ...world.parts, db: world.handle.db.withPlugin(counting) },
      { actor: { kind: 'anonymous' }, requestId: 'request' },
    )
    expect((await resolveActor(ctx, pair(cookie))).actor).toMatchObject({
      roles: ['learner', 'partner-manager', 'integration-developer'],
    })
    expect(queries).toBe(1)
  })

  test('a visit in the first half of the idle time writes nothing', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    const [before] = await world.handle.db.selectFrom('sessions').selectAll().execute()
    world.pass(6 * DAY)
    await world.visit(cookie)
    const [after] = await world.handle.db.selectFrom('sessions').selectAll().execute()
    expect(after).toEqual(before)
    world.pass(2 * DAY)
    await world.visit(cookie)
    const [slid] = await world.handle.db.selectFrom('sessions').selectAll().execute()
    expect(slid?.expires_at).toBeGreaterThan(before?.expires_at ?? 0)
  })

  test('changing the password ends every other session, and this browser goes on under a new id', async () => {
    const world = await newWorld()
    const here = await world.signInAs(world.lena, laptop)
    const there = await world.signInAs(world.lena, phone)
    const outcome = await changePassword((await world.visit(here)).ctx, {
      current: PASSWORD,
      next: 'nine kites over the estuary',
      device: laptop,
    })
    expect(outcome.ok).toBe(true)
    expect((await world.visit(there)).actor.kind).toBe('anonymous')
    expect((await world.visit(here)).actor.kind).toBe('anonymous')
    expect((await world.visit(outcome.ok ? outcome.cookie : '')).actor.kind).toBe('person')
    await expect(world.signInAs(world.lena, laptop)).rejects.toThrow('wrong')
    expect(await world.signInAs(world.lena, laptop, 'nine kites over the estuary')).toBeTruthy()
    expect((await world.mailsTo(world.lena.email)).map(({ kind }) => kind)).toEqual(['identity.password-changed'])
  })

  test.each([
    ['a wrong old password', { current: 'not the one I have', next: 'nine kites over the estuary' }, 'wrong'],
    ['a weak new one', { current: PASSWORD, next: 'password123' }, 'weak'],
    ['a new one made of the company', { current: PASSWORD, next: 'bluefern-integration' }, 'weak'],
    ['the same one again', { current: PASSWORD, next: PASSWORD }, 'same'],
  ])('%s changes nothing', async (_what, input, kind) => {
    const world = await newWorld()
    const here = await world.signInAs(world.lena)
    const outcome = await changePassword((await world.visit(here)).ctx, { ...input, device: laptop })
    expect(outcome).toMatchObject({ ok: false, kind })
    expect((await world.visit(here)).actor.kind).toBe('person')
  })

  test('a person sees where they are signed in and ends sessions there', async () => {
    const world = await newWorld()
    const here = await world.signInAs(world.lena, laptop)
    const there = await world.signInAs(world.lena, phone)
    const { ctx } = await world.visit(here)
    const sessions = await listSessions(ctx, world.lena.id)
    expect(sessions.map(({ device, isCurrent }) => [device.system, device.browser, isCurrent])).toEqual([
      ['Linux', 'Firefox', true],
      ['iPhone', 'Safari', false],
    ])
    expect(await endOwnSession(ctx, sessions[1]?.id ?? '')).toEqual({ wasCurrent: false })
    expect((await world.visit(there)).actor.kind).toBe('anonymous')
    expect((await world.visit(here)).actor.kind).toBe('person')
  })

  test('nobody ends or sees a stranger’s session', async () => {
    const world = await newWorld()
    const omid = await world.actorOf(world.omid)
    const lena = await world.actorOf(world.lena)
    const [session] = await listSessions(lena, world.lena.id)
    await expect(endOwnSession(omid, session?.id ?? '')).rejects.toMatchObject({
      code: 'identity.session-not-found',
      status: 404,
    })
    await expect(listSessions(omid, world.lena.id)).rejects.toMatchObject({ status: 403 })
    await expect(endAllSessionsOf(omid, world.lena.id)).rejects.toMatchObject({ status: 403 })
    await expect(endAllSessionsOf(lena, world.omid.id)).rejects.toMatchObject({ status: 403 })
  })

  test('all other sessions end at once; an administrator ends all of a person', async () => {
    const world = await newWorld()
    const cookies = [
      await world.signInAs(world.lena, laptop),
      await world.signInAs(world.lena, phone),
      await world.signInAs(world.lena, phone),
    ]
    expect(await endOtherSessions((await world.visit(cookies[0])).ctx)).toBe(2)
    expect(await Promise.all(cookies.map(async (cookie) => (await world.visit(cookie)).actor.kind))).toEqual([
      'person',
      'anonymous',
      'anonymous',
    ])
    expect(await endAllSessionsOf(await world.actorOf(world.ada), world.lena.id)).toBe(1)
    expect((await world.visit(cookies[0])).actor.kind).toBe('anonymous')
  })

  test('a membership that ends takes the person’s sessions there with it', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.omid)
    await endMembership(await world.actorOf(world.lena), { organisationId: world.bluefern, personId: world.omid.id })
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
    expect(
      await signIn(world.stranger(), {
        email: world.omid.email,
        password: PASSWORD,
        staySignedIn: true,
        device: phone,
      }),
    ).toEqual({
      ok: false,
      kind: 'no-organisation',
    })
    expect(await world.eventTypes()).toContain('identity.member-left')
  })

  test('a closed account is out at once, and in again when it is opened', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.omid)
    const ada = await world.actorOf(world.ada)
    await deactivatePerson(ada, world.omid.id)
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
    await expect(world.signInAs(world.omid)).rejects.toThrow('wrong')
    await reactivatePerson(ada, world.omid.id)
    expect((await world.visit(await world.signInAs(world.omid))).actor.kind).toBe('person')
  })

  test('even a session row that outlived its person opens nothing', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.omid)
    await world.handle.db
      .updateTable('people')
      .set({ deactivated_at: world.now() })
      .where('id', '=', world.omid.id)
      .execute()
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
  })

  test('a person of two organisations changes between them under a new id, without a longer life', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.lena)
    const { ctx } = await world.visit(cookie)
    await expect(switchOrganisation(ctx, { organisationId: world.tamarack, device: laptop })).rejects.toMatchObject({
      status: 404,
    })
    const membership = {
      id: 'second',
      person_id: world.lena.id,
      organisation_id: world.tamarack,
      created_at: world.now(),
      ended_at: null,
    }
    await world.handle.db.insertInto('memberships').values(membership).execute()
    await world.handle.db
      .insertInto('membership_roles')
      .values({ membership_id: 'second', role: 'learner', granted_at: 0 })
      .execute()
    world.pass(5 * DAY)
    const switched = await switchOrganisation(ctx, { organisationId: world.tamarack, device: laptop })
    expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
    expect((await world.visit(switched)).actor).toMatchObject({ organisationId: world.tamarack, roles: ['learner'] })
    world.pass(9 * DAY + 1)
    expect((await world.visit(switched)).actor.kind).toBe('anonymous')
  })

  test('rows of sessions that are over are removed by the timer', async () => {
    const world = await newWorld()
    await world.signInAs(world.lena, laptop, PASSWORD, false)
    await world.signInAs(world.lena, phone)
    world.pass(DAY)
    await forgetExpiredSessions(world.system())
    expect(await world.handle.db.selectFrom('sessions').select('user_agent').execute()).toEqual([
      { user_agent: phone.userAgent },
    ])
  })
})
