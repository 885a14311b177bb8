import { expect, test } from 'vitest'
import { type AcceptInput, acceptInvitation } from '~/areas/identity/accept-invitation.server'
import { invitePerson, type NewInvitation } from '~/areas/identity/invite-person.server'
import { findInvitation, listInvitations } from '~/areas/identity/list-invitations.server'
import { peopleOf } from '~/areas/identity/people.server'
import { revokeInvitation } from '~/areas/identity/revoke-invitation.server'
import { viewInvitation } from '~/areas/identity/view-invitation.server'
import { translator } from '~/i18n/translator.server'
import type { Role } from '~/platform/actor'
import { withDatabases } from '../databases'
import { DAY, type IdentityWorld, identityWorld, laptop, PASSWORD, phone } from './identity-world'

const MIRA = 'mira@bluefern.test'
const MIRAS_PASSWORD = 'eleven pears in a basket'

withDatabases((_dialect, open) => {
  const newWorld = async () => identityWorld(await open())
  const invitation = (world: IdentityWorld, change: Partial<NewInvitation> = {}): NewInvitation => ({
    organisationId: world.bluefern,
    name: 'Mira',
    email: MIRA,
    roles: ['learner'],
    locale: 'en',
    ...change,
  })
  const answer = (token: string, change: Partial<AcceptInput> = {}): AcceptInput => ({
    token,
    name: 'Mira Aalto',
    timeZone: 'Europe/Helsinki',
    password: MIRAS_PASSWORD,
    device: phone,
    ...change,
  })
  const invited = async (world: IdentityWorld, change: Partial<NewInvitation> = {}) => {
    const outcome = await invitePerson(await world.actorOf(world.lena), invitation(world, change))
    expect(outcome.kind).toBe('invited')
    return world.mailedToken(change.email ?? MIRA)
  }

  test('a manager invites, the person accepts, and is a member who is signed in', async () => {
    const world = await newWorld()
    const token = await invited(world, { roles: ['integration-developer', 'learner'] })
    expect(await viewInvitation(world.stranger(), token)).toMatchObject({
      kind: 'open',
      organisationName: 'Bluefern Integration',
      inviterName: 'Lena',
      email: MIRA,
      roles: ['learner', 'integration-developer'],
      timeZone: 'Europe/Berlin',
      proof: 'new',
    })
    const outcome = await acceptInvitation(world.stranger(), answer(token))
    expect(outcome.ok).toBe(true)
    expect((await world.visit(outcome.ok ? outcome.cookie : '')).actor).toMatchObject({
      name: 'Mira Aalto',
      email: MIRA,
      timeZone: 'Europe/Helsinki',
      organisationId: world.bluefern,
      roles: ['learner', 'integration-developer'],
    })
    expect((await world.eventTypes()).filter((type) => type === 'identity.member-joined')).toHaveLength(5)
    expect(await world.signInAs({ email: MIRA }, laptop, MIRAS_PASSWORD)).toBeTruthy()
  })

  test('an invitation is accepted once', async () => {
    const world = await newWorld()
    const token = await invited(world)
    const people = (await peopleOf(world.system(), world.bluefern)).length
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => acceptInvitation(world.stranger(), answer(token)).catch(() => ({ ok: false }))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await acceptInvitation(world.stranger(), answer(token))).toEqual({
      ok: false,
      kind: 'stale',
      why: 'accepted',
    })
    expect(await viewInvitation(world.stranger(), token)).toEqual({ kind: 'stale', why: 'accepted' })
    await expect(world.mailedToken(MIRA)).rejects.toThrow('no mail with a link')
    expect(await peopleOf(world.system(), world.bluefern)).toHaveLength(people + 1)
  })

  test('looking at the link changes nothing: mail scanners open it too', async () => {
    const world = await newWorld()
    const token = await invited(world)
    for (let look = 0; look < 3; look++) await viewInvitation(world.stranger(), token)
    expect((await acceptInvitation(world.stranger(), answer(token))).ok).toBe(true)
  })

  test.each([
    ['cut short', (token: string) => token.slice(0, -1), 'unknown'],
    ['changed', (token: string) => `${token.slice(0, -2)}AA`, 'unknown'],
    ['empty', () => '', 'unknown'],
    ['the digest that the database holds', () => 'f'.repeat(64), 'unknown'],
  ])('a link that is %s opens nothing', async (_what, change, why) => {
    const world = await newWorld()
    const token = change(await invited(world))
    expect(await viewInvitation(world.stranger(), token)).toEqual({ kind: 'stale', why })
    expect(await acceptInvitation(world.stranger(), answer(token))).toEqual({ ok: false, kind: 'stale', why })
  })

  test('after seven days it has run out, and a new one can be sent', async () => {
    const world = await newWorld()
    const token = await invited(world)
    world.pass(7 * DAY)
    expect(await acceptInvitation(world.stranger(), answer(token))).toEqual({
      ok: false,
      kind: 'stale',
      why: 'expired',
    })
    const again = await invited(world)
    expect(again).not.toBe(token)
    expect((await acceptInvitation(world.stranger(), answer(again))).ok).toBe(true)
  })

  test('a revoked invitation opens nothing, and cannot be revoked twice', async () => {
    const world = await newWorld()
    const token = await invited(world)
    const lena = await world.actorOf(world.lena)
    const [open] = await listInvitations(lena, world.bluefern)
    const of = { invitationId: open?.id ?? '', organisationId: world.bluefern }
    expect(await revokeInvitation(lena, of)).toEqual({ name: 'Mira', email: MIRA })
    expect(await acceptInvitation(world.stranger(), answer(token))).toEqual({
      ok: false,
      kind: 'stale',
      why: 'revoked',
    })
    await expect(revokeInvitation(lena, of)).rejects.toMatchObject({
      code: 'identity.invitation-not-open',
      status: 409,
    })
    expect(await listInvitations(lena, world.bluefern)).toEqual([])
    await expect(world.mailedToken(MIRA)).rejects.toThrow('no mail with a link')
  })

  test('one open invitation for each address, and none for a member', async () => {
    const world = await newWorld()
    await invited(world)
    const lena = await world.actorOf(world.lena)
    expect(await invitePerson(lena, invitation(world, { email: 'MIRA@bluefern.test' }))).toEqual({
      kind: 'already-invited',
    })
    expect(await invitePerson(lena, invitation(world, { email: world.omid.email }))).toEqual({ kind: 'already-member' })
    expect(await world.mailsTo(MIRA)).toHaveLength(1)
  })

  test('a weak password is sent back, and the invitation stays open', async () => {
    const world = await newWorld()
    const token = await invited(world)
    for (const [password, problem] of [
      ['short', 'too-short'],
      ['bluefern2026', 'about-you'],
      ['mira aalto!', 'about-you'],
      ['password1234', 'common'],
    ]) {
      expect(await acceptInvitation(world.stranger(), answer(token, { password }))).toEqual({
        ok: false,
        kind: 'weak',
        problem,
      })
    }
    expect((await acceptInvitation(world.stranger(), answer(token))).ok).toBe(true)
  })

  test('a known account joins a second organisation with its own password', async () => {
    const world = await newWorld()
    const token = await invited(world, { email: world.tove.email })
    expect(await viewInvitation(world.stranger(), token)).toMatchObject({
      proof: 'known',
      name: 'Tove',
      otherSignedIn: null,
    })
    expect(await acceptInvitation(world.stranger(), answer(token))).toMatchObject({
      ok: false,
      kind: 'wrong',
      triesLeft: 4,
    })
    const outcome = await acceptInvitation(
      world.stranger(),
      answer(token, { password: PASSWORD, name: 'Somebody Else' }),
    )
    expect((await world.visit(outcome.ok ? outcome.cookie : '')).actor).toMatchObject({
      personId: world.tove.id,
      name: 'Tove',
      organisationId: world.bluefern,
      roles: ['learner'],
    })
  })

  test('guessing the password behind an invitation meets the pause of the sign-in', async () => {
    const world = await newWorld()
    const token = await invited(world, { email: world.tove.email })
    for (let number = 1; number <= 5; number++) await acceptInvitation(world.stranger(), answer(token))
    expect(await acceptInvitation(world.stranger(), answer(token, { password: PASSWORD }))).toMatchObject({
      kind: 'paused',
    })
  })

  test('whoever is signed in with the address needs no password; somebody else does', async () => {
    const world = await newWorld()
    const token = await invited(world, { email: world.tove.email })
    const omid = await world.actorOf(world.omid)
    expect(await viewInvitation(omid, token)).toMatchObject({ proof: 'known', otherSignedIn: 'Omid' })
    expect(await acceptInvitation(omid, answer(token, { password: '' }))).toMatchObject({ ok: false, kind: 'wrong' })
    const tove = await world.actorOf(world.tove)
    expect(await viewInvitation(tove, token)).toMatchObject({ proof: 'me', otherSignedIn: null })
    expect((await acceptInvitation(tove, answer(token, { password: '' }))).ok).toBe(true)
  })

  test.each<[string, (world: IdentityWorld) => { email: string }, (world: IdentityWorld) => string, Role[], string]>([
    [
      'another organisation’s manager',
      (world) => world.tove,
      (world) => world.bluefern,
      ['learner'],
      'identity.not-the-manager-here',
    ],
    ['a learner', (world) => world.omid, (world) => world.bluefern, ['learner'], 'identity.not-the-manager-here'],
    [
      'a manager, to the vendor',
      (world) => world.lena,
      (world) => world.halyard,
      ['learner'],
      'identity.not-the-manager-here',
    ],
    [
      'a manager, as an administrator',
      (world) => world.lena,
      (world) => world.bluefern,
      ['administrator'],
      'identity.role-not-held-here',
    ],
    [
      'a manager, with one role too many',
      (world) => world.lena,
      (world) => world.bluefern,
      ['learner', 'examiner'],
      'identity.role-not-held-here',
    ],
    [
      'an administrator, with a role that a partner cannot hold',
      (world) => world.ada,
      (world) => world.bluefern,
      ['trainer'],
      'identity.role-not-held-here',
    ],
    [
      'an administrator, with a partner’s role at the vendor',
      (world) => world.ada,
      (world) => world.halyard,
      ['partner-manager'],
      'identity.role-not-held-here',
    ],
  ])('%s cannot invite', async (_who, who, where, roles, reason) => {
    const world = await newWorld()
    const ctx = await world.actorOf(who(world))
    await expect(invitePerson(ctx, invitation(world, { organisationId: where(world), roles }))).rejects.toMatchObject({
      code: reason,
      status: 403,
    })
    await expect(invitePerson(world.stranger(), invitation(world))).rejects.toMatchObject({ status: 403 })
    expect(await world.mailsTo(MIRA)).toEqual([])
  })

  test('an administrator invites anywhere, also the first manager of a new partner', async () => {
    const world = await newWorld()
    const ada = await world.actorOf(world.ada)
    expect(
      await invitePerson(ada, invitation(world, { organisationId: world.tamarack, roles: ['partner-manager'] })),
    ).toMatchObject({ kind: 'invited' })
    expect(
      await invitePerson(ada, invitation(world, { organisationId: world.halyard, roles: ['trainer'] })),
    ).toMatchObject({ kind: 'invited' })
    await expect(invitePerson(ada, invitation(world, { organisationId: 'nowhere' }))).rejects.toMatchObject({
      status: 404,
    })
  })

  test('invitations of another organisation are neither seen nor revoked', async () => {
    const world = await newWorld()
    await invited(world)
    const [open] = await listInvitations(await world.actorOf(world.lena), world.bluefern)
    const id = open?.id ?? ''
    const tove = await world.actorOf(world.tove)
    await expect(listInvitations(tove, world.bluefern)).rejects.toMatchObject({ status: 403 })
    await expect(revokeInvitation(tove, { invitationId: id, organisationId: world.bluefern })).rejects.toMatchObject({
      status: 403,
    })
    await expect(revokeInvitation(tove, { invitationId: id, organisationId: world.tamarack })).rejects.toMatchObject({
      status: 404,
    })
    await expect(findInvitation(tove, { id, organisationId: world.tamarack })).rejects.toMatchObject({ status: 404 })
  })

  test('the mail speaks the invited person’s language, links to the public address only, and names cannot become links or headers', async () => {
    const world = await newWorld()
    await invited(world, { name: 'Win at https://evil.example/x\r\nBcc: all@bluefern.test', locale: 'fa' })
    const [mail] = await world.mailsTo(MIRA)
    expect(mail?.subject).toBe(
      translator('fa', 'identity')('mail.invitation-subject', {
        organisation: 'Bluefern Integration',
        vendor: 'Halyard',
      }),
    )
    expect(mail?.body_text.match(/\w+:\/\/[^\s/]+/g)).toEqual(['https://partners.halyard.example'])
    expect(mail?.body_text).not.toContain('evil.example')
    expect(mail?.body_text).not.toMatch(/^Bcc/m)
    expect(mail?.kind).toBe('identity.invitation')
  })

  test('the database holds the digest of the link’s secret only', async () => {
    const world = await newWorld()
    const token = await invited(world)
    const rows = await world.handle.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('a flood of invitations is paused', async () => {
    const world = await newWorld()
    const lena = await world.actorOf(world.lena)
    for (let number = 1; number <= 40; number++) {
      expect(await invitePerson(lena, invitation(world, { email: `p${number}@bluefern.test` }))).toMatchObject({
        kind: 'invited',
      })
    }
    expect(await invitePerson(lena, invitation(world))).toEqual({ kind: 'paused', retryAt: world.now() + 3_600_000 })
  })
})
