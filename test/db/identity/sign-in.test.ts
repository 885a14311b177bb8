import { expect, test } from 'vitest'
import { listDemoPeople, signInToDemo } from '~/areas/identity/demo-people.server'
import type { Device } from '~/areas/identity/sessions.server'
import { signIn } from '~/areas/identity/sign-in.server'
import { passwordWork } from '~/platform/passwords.server'
import { forgetOldTries } from '~/platform/rate-limit.server'
import { withDatabases } from '../databases'
import { demoPeopleOf } from './demo-setting'
import { identityWorld, laptop, PASSWORD, phone } from './identity-world'

const MINUTE = 60_000

withDatabases((_dialect, open) => {
  const newWorld = async (env?: Record<string, string>) => identityWorld(await open(), env)
  type World = Awaited<ReturnType<typeof newWorld>>
  const guess = (world: World, email: string, password: string, device: Device = laptop) =>
    signIn(world.stranger(), { email, password, staySignedIn: true, device })

  /** Guesses from so many places that each stays below its own limit. */
  const attack = async (world: World) => {
    for (let place = 1; place <= 100; place++)
      await guess(world, world.lena.email, 'wrong', { userAgent: null, address: `198.51.100.${place}` })
  }

  test('the address is read without case and spaces', async () => {
    const world = await newWorld()
    expect(await guess(world, ' LENA@Example.TEST ', PASSWORD)).toMatchObject({ ok: true, personId: world.lena.id })
  })

  test('each wrong password says how many tries are left, then comes a pause of fifteen minutes', async () => {
    const world = await newWorld()
    const answers = []
    for (let number = 1; number <= 6; number++) answers.push(await guess(world, world.lena.email, `wrong ${number}`))
    expect(answers.slice(0, 4)).toEqual(
      [4, 3, 2, 1].map((triesLeft) => ({ ok: false, kind: 'wrong', triesLeft, pauseMinutes: 15 })),
    )
    const pause = { ok: false, kind: 'paused', retryAt: world.now() + 15 * MINUTE }
    expect(answers.slice(4)).toEqual([pause, pause])
    expect(await guess(world, world.lena.email, PASSWORD)).toEqual(pause)
  })

  test('after the pause the right password opens the door, and the count begins anew', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 5; number++) await guess(world, world.lena.email, 'wrong')
    world.pass(15 * MINUTE - 1)
    expect(await guess(world, world.lena.email, PASSWORD)).toMatchObject({ kind: 'paused' })
    world.pass(1)
    expect(await guess(world, world.lena.email, PASSWORD)).toMatchObject({ ok: true })
    expect(await guess(world, world.lena.email, 'wrong')).toMatchObject({ kind: 'wrong', triesLeft: 4 })
  })

  test('a stranger elsewhere cannot keep the owner out', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 40; number++) await guess(world, world.lena.email, 'wrong', phone)
    expect(await guess(world, world.lena.email, PASSWORD, laptop)).toMatchObject({ ok: true })
  })

  test('many places guessing at one account are stopped together', async () => {
    const world = await newWorld()
    await attack(world)
    const next = await guess(world, world.lena.email, PASSWORD, { userAgent: null, address: '198.51.100.199' })
    expect(next).toEqual({ ok: false, kind: 'paused', retryAt: world.now() + 60 * MINUTE })
  })

  test('but not where its owner has signed in lately', async () => {
    const world = await newWorld()
    await world.signInAs(world.lena, laptop)
    await attack(world)
    expect(await guess(world, world.lena.email, 'wrong', laptop)).toMatchObject({ kind: 'wrong', triesLeft: 4 })
    expect(await guess(world, world.lena.email, PASSWORD, laptop)).toMatchObject({ ok: true })
    expect(await guess(world, world.lena.email, PASSWORD, phone)).toMatchObject({ kind: 'paused' })

    world.pass(91 * 24 * 60 * MINUTE)
    await attack(world)
    expect(await guess(world, world.lena.email, PASSWORD, laptop)).toMatchObject({ kind: 'paused' })
  })

  test('a place that is known to an account is known to no other, and tries there are counted', async () => {
    const world = await newWorld()
    await world.signInAs(world.omid, laptop)
    await attack(world)
    expect(await guess(world, world.lena.email, PASSWORD, laptop)).toMatchObject({ kind: 'paused' })
    for (let number = 1; number <= 5; number++) await guess(world, world.omid.email, 'wrong', laptop)
    expect(await guess(world, world.omid.email, PASSWORD, laptop)).toMatchObject({ kind: 'paused' })
  })

  test('all addresses of an IPv6 subnet are one place, and a mapped IPv4 address is the address', async () => {
    const world = await newWorld()
    const from = (address: string) => ({ userAgent: null, address })
    for (let host = 1; host <= 5; host++) await guess(world, world.lena.email, 'wrong', from(`2001:db8:1:2::${host}`))
    expect(await guess(world, world.lena.email, PASSWORD, from('2001:db8:1:2:a:b:c:d'))).toMatchObject({
      kind: 'paused',
    })
    expect(await guess(world, world.lena.email, PASSWORD, from('2001:db8:1:3::1'))).toMatchObject({ ok: true })
    for (let number = 1; number <= 5; number++) await guess(world, world.omid.email, 'wrong', from('192.0.2.50'))
    expect(await guess(world, world.omid.email, PASSWORD, from('::ffff:192.0.2.50'))).toMatchObject({ kind: 'paused' })
  })

  test('one place guessing at many accounts is stopped, others are not', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 60; number++) await guess(world, `nobody-${number}@example.test`, 'wrong', phone)
    expect(await guess(world, world.lena.email, PASSWORD, phone)).toMatchObject({ kind: 'paused' })
    expect(await guess(world, world.lena.email, PASSWORD, laptop)).toMatchObject({ ok: true })
  })

  test('right passwords are not counted: a whole office signs in from one address', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 70; number++)
      expect(await guess(world, world.lena.email, PASSWORD)).toMatchObject({ ok: true })
  })

  test('guesses sent at once are tries all the same', async () => {
    const world = await newWorld()
    const before = passwordWork().finished
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, number) => guess(world, world.lena.email, `wrong ${number}`)),
    )
    expect(answers.filter((answer) => !answer.ok && answer.kind === 'wrong').length).toBeLessThanOrEqual(4)
    expect(passwordWork().finished - before).toBe(5)
  })

  test('an unknown address costs the same work and gets the same answer as a wrong password', async () => {
    const world = await newWorld()
    await world.handle.db.updateTable('people').set({ password_hash: null }).where('id', '=', world.omid.id).execute()
    await world.handle.db.updateTable('people').set({ deactivated_at: 1 }).where('id', '=', world.tove.id).execute()
    for (const email of [world.lena.email, 'nobody@example.test', world.omid.email, world.tove.email]) {
      const before = passwordWork().finished
      expect(await guess(world, email, 'wrong')).toEqual({ ok: false, kind: 'wrong', triesLeft: 4, pauseMinutes: 15 })
      expect(passwordWork().finished - before).toBe(1)
    }
    expect(await guess(world, world.tove.email, PASSWORD)).toMatchObject({ ok: false, kind: 'wrong' })
  })

  test('passwords are kept as argon2id at the stated cost', async () => {
    const world = await newWorld()
    const [person] = await world.handle.db.selectFrom('people').select('password_hash').execute()
    expect(person?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('the table of tries holds neither addresses nor e-mails, and is swept', async () => {
    const world = await newWorld()
    await guess(world, world.lena.email, 'wrong')
    const rows = await world.handle.db.selectFrom('rate_limits').selectAll().execute()
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/lena|192\.0\.2/)
    await forgetOldTries(world.handle.db, world.now() + 2 * 60 * MINUTE)
    expect(await world.handle.db.selectFrom('rate_limits').selectAll().execute()).toEqual([])
  })

  test('signing in is written down: who, where, by what', async () => {
    const world = await newWorld()
    await world.signInAs(world.lena)
    const entry = await world.handle.db
      .selectFrom('audit_log')
      .innerJoin('audit_details', 'audit_details.audit_id', 'audit_log.id')
      .select(['subject_id', 'organisation_id', 'detail'])
      .where('action', '=', 'identity.signed-in')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ subject_id: world.lena.id, organisation_id: world.bluefern })
    expect(JSON.parse(entry.detail ?? '')).toEqual({ after: { by: 'password', device: laptop } })
  })

  test('the demo lets in the people on its list, and nobody else', async () => {
    const world = await newWorld({ RUNG_DEMO: '1' })
    await demoPeopleOf(world.handle, [
      { email: world.lena.email, name: 'Lena', role: 'partner-manager', organisation: 'Bluefern' },
    ])
    expect((await listDemoPeople(world.stranger())).map(({ name }) => name)).toEqual(['Lena'])
    const cookie = await signInToDemo(world.stranger(), { email: 'LENA@example.test', device: laptop })
    expect((await world.visit(cookie)).actor).toMatchObject({ personId: world.lena.id })
    for (const email of [world.ada.email, 'nobody@example.test', '']) {
      await expect(signInToDemo(world.stranger(), { email, device: laptop })).rejects.toMatchObject({ status: 404 })
    }
  })

  test('outside of the demo there is no such door, even where its list is left over', async () => {
    const world = await newWorld()
    await demoPeopleOf(world.handle, [
      { email: world.lena.email, name: 'Lena', role: 'partner-manager', organisation: 'Bluefern' },
    ])
    expect(await listDemoPeople(world.stranger())).toEqual([])
    await expect(signInToDemo(world.stranger(), { email: world.lena.email, device: laptop })).rejects.toMatchObject({
      code: 'identity.no-demo',
      status: 404,
    })
  })
})
