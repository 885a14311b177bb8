import { expect, test } from 'vitest'
import { mailResetLink } from '~/areas/identity/mail-reset-link.server'
import { requestPasswordReset } from '~/areas/identity/request-password-reset.server'
import { resetPassword as resetFrom, viewPasswordReset } from '~/areas/identity/reset-password.server'
import type { Ctx } from '~/platform/context.server'
import { forgetExpiredTokens } from '~/platform/mail.server'
import { withDatabases } from '../databases'
import { type IdentityWorld, identityWorld, laptop, phone } from './identity-world'

const NEXT = 'nine kites over the estuary'
const HOUR = 3_600_000
const resetPassword = (ctx: Ctx, input: { token: string; password: string }) =>
  resetFrom(ctx, { ...input, address: phone.address })

withDatabases((_dialect, open) => {
  const newWorld = async () => identityWorld(await open())
  const ask = (world: IdentityWorld, email: string, address = '192.0.2.1') =>
    requestPasswordReset(world.stranger(), { email, address })
  const mailed = async (world: IdentityWorld, email: string) => {
    world.pass(1)
    expect(await ask(world, email)).toEqual({ kind: 'accepted' })
    await world.runResetJobs()
    return world.mailedToken(email)
  }

  test('the link sets a new password, ends every session, and tells the owner', async () => {
    const world = await newWorld()
    const sessions = [await world.signInAs(world.lena, laptop), await world.signInAs(world.lena, phone)]
    const token = await mailed(world, world.lena.email)
    expect(await viewPasswordReset(world.stranger(), token)).toEqual({ email: world.lena.email })
    world.pass(1)
    expect(await resetPassword(world.stranger(), { token, password: NEXT })).toEqual({ kind: 'changed' })
    for (const cookie of sessions) expect((await world.visit(cookie)).actor.kind).toBe('anonymous')
    await expect(world.signInAs(world.lena)).rejects.toThrow('wrong')
    expect(await world.signInAs(world.lena, laptop, NEXT)).toBeTruthy()
    expect((await world.mailsTo(world.lena.email)).map(({ kind }) => kind)).toEqual([
      'identity.password-reset',
      'identity.password-changed',
    ])
  })

  test('a link works once, also when it is used twice at once', async () => {
    const world = await newWorld()
    const token = await mailed(world, world.lena.email)
    const outcomes = await Promise.all(
      [1, 2, 3].map((number) => resetPassword(world.stranger(), { token, password: `${NEXT} ${number}` })),
    )
    expect(outcomes.filter(({ kind }) => kind === 'changed')).toHaveLength(1)
    expect(await resetPassword(world.stranger(), { token, password: NEXT })).toEqual({ kind: 'stale' })
    expect(await viewPasswordReset(world.stranger(), token)).toBeNull()
  })

  test('it works for an hour', async () => {
    const world = await newWorld()
    const token = await mailed(world, world.lena.email)
    world.pass(HOUR)
    expect(await viewPasswordReset(world.stranger(), token)).toBeNull()
    expect(await resetPassword(world.stranger(), { token, password: NEXT })).toEqual({ kind: 'stale' })
  })

  test('a weak password is sent back, and the link still works', async () => {
    const world = await newWorld()
    const token = await mailed(world, world.lena.email)
    expect(await resetPassword(world.stranger(), { token, password: 'lena lena lena' })).toEqual({
      kind: 'weak',
      problem: 'about-you',
    })
    expect(await resetPassword(world.stranger(), { token, password: NEXT })).toEqual({ kind: 'changed' })
  })

  test('using one link spends the others, and their mails hold none of them any more', async () => {
    const world = await newWorld()
    const first = await mailed(world, world.lena.email)
    const second = await mailed(world, world.lena.email)
    expect(await resetPassword(world.stranger(), { token: second, password: NEXT })).toEqual({ kind: 'changed' })
    expect(await resetPassword(world.stranger(), { token: first, password: NEXT })).toEqual({ kind: 'stale' })
    const texts = (await world.mailsTo(world.lena.email)).map(({ body_text }) => body_text).join()
    for (const token of [first, second]) expect(texts).not.toContain(token)
    expect(texts).toContain('https://partners.halyard.example/reset-password/…')
  })

  test('a link that ran out is forgotten by its mail, one that works is not', async () => {
    const world = await newWorld()
    const old = await mailed(world, world.lena.email)
    world.pass(HOUR - 10)
    const fresh = await mailed(world, world.lena.email)
    world.pass(10)
    await forgetExpiredTokens(world.handle.db, world.now())
    const texts = (await world.mailsTo(world.lena.email)).map(({ body_text }) => body_text).join()
    expect([texts.includes(old), texts.includes(fresh)]).toEqual([false, true])
  })

  test('an attack from everywhere does not keep out an owner who comes by a mailed link', async () => {
    const world = await newWorld()
    for (let place = 1; place <= 120; place++) {
      const device = { userAgent: null, address: `2001:db8:${place.toString(16)}::1` }
      await world.signInAs(world.lena, device, 'wrong').catch(() => {})
    }
    await expect(world.signInAs(world.lena, phone)).rejects.toThrow('paused')
    const token = await mailed(world, world.lena.email)
    await resetPassword(world.stranger(), { token, password: NEXT })
    expect(await world.signInAs(world.lena, phone, NEXT)).toBeTruthy()
    await expect(world.signInAs(world.lena, laptop, NEXT)).rejects.toThrow('paused')
  })

  test('whether an address is known shows neither in the answer nor in what the request writes', async () => {
    const world = await newWorld()
    expect(await ask(world, world.lena.email)).toEqual(await ask(world, 'nobody@example.test'))
    const written = await world.handle.db
      .selectFrom('jobs')
      .select(['kind', 'name'])
      .where('name', 'like', 'identity.%reset%')
      .execute()
    const job = { kind: 'job', name: 'identity.mail-reset-link' }
    expect(written).toEqual([job, job])
    await world.runResetJobs()
    expect(await world.mailsTo('nobody@example.test')).toEqual([])
    expect(await world.mailsTo(world.lena.email)).toHaveLength(1)
  })

  test('a closed account gets no link, and a link from before is dead', async () => {
    const world = await newWorld()
    const token = await mailed(world, world.lena.email)
    await world.handle.db
      .updateTable('people')
      .set({ deactivated_at: world.now() })
      .where('id', '=', world.lena.id)
      .execute()
    expect(await resetPassword(world.stranger(), { token, password: NEXT })).toEqual({ kind: 'stale' })
    await ask(world, world.lena.email)
    await world.runResetJobs()
    expect(await world.mailsTo(world.lena.email)).toHaveLength(1)
  })

  test('a job that runs twice mails once', async () => {
    const world = await newWorld()
    for (let run = 0; run < 2; run++)
      await mailResetLink(world.system(), { email: world.lena.email }, { jobId: 'the-job' })
    expect(await world.mailsTo(world.lena.email)).toHaveLength(1)
    expect(
      await resetPassword(world.stranger(), { token: await world.mailedToken(world.lena.email), password: NEXT }),
    ).toEqual({ kind: 'changed' })
  })

  test('three mails an hour for an address, known or not', async () => {
    const world = await newWorld()
    for (const email of [world.lena.email, 'nobody@example.test']) {
      for (let number = 0; number < 3; number++) expect(await ask(world, email)).toEqual({ kind: 'accepted' })
      expect(await ask(world, email)).toEqual({ kind: 'paused', retryAt: world.now() + HOUR })
    }
  })

  test('one place cannot make mail for everybody', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 15; number++)
      expect(await ask(world, `p${number}@example.test`)).toEqual({ kind: 'accepted' })
    expect(await ask(world, world.lena.email)).toMatchObject({ kind: 'paused' })
    expect(await ask(world, world.lena.email, '192.0.2.99')).toEqual({ kind: 'accepted' })
  })
})
