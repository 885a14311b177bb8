import { expect, test } from 'vitest'
import { changeRoles } from '~/areas/identity/change-roles.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { deactivatePerson } from '~/areas/identity/deactivate-person.server'
import { endMembership } from '~/areas/identity/end-membership.server'
import { listOrganisations } from '~/areas/identity/list-organisations.server'
import { listPeople } from '~/areas/identity/list-people.server'
import { findOrganisation, listPartners, vendor } from '~/areas/identity/organisations.server'
import {
  findPeople,
  findPerson,
  membersWithRole,
  peopleOf,
  vendorMembersWithRole,
} from '~/areas/identity/people.server'
import { inviteSchema, profileSchema, rolesSchema } from '~/areas/identity/schema'
import { updateOrganisation } from '~/areas/identity/update-organisation.server'
import { updateProfile } from '~/areas/identity/update-profile.server'
import { viewMember, viewPerson } from '~/areas/identity/view-member.server'
import { translator } from '~/i18n/translator.server'
import type { Role } from '~/platform/actor'
import { verifyAudit } from '~/platform/audit.server'
import { newId } from '~/platform/ids'
import { withDatabases } from '../databases'
import { type IdentityWorld, identityWorld, PASSWORD } from './identity-world'

withDatabases((_dialect, open) => {
  const newWorld = async () => identityWorld(await open())
  const rolesNow = async (world: IdentityWorld, organisationId: string, personId: string) =>
    (await peopleOf(world.system(), organisationId)).find((member) => member.personId === personId)?.roles

  test('members are found by organisation and role, the vendor’s by role', async () => {
    const world = await newWorld()
    const ctx = world.system()
    expect((await peopleOf(ctx, world.bluefern)).map(({ name }) => name)).toEqual(['Lena', 'Omid'])
    expect((await membersWithRole(ctx, world.bluefern, 'partner-manager')).map(({ name }) => name)).toEqual(['Lena'])
    expect((await vendorMembersWithRole(ctx, 'administrator')).map(({ name }) => name)).toEqual(['Ada'])
    expect(await findPerson(ctx, world.lena.id)).toMatchObject({
      name: 'Lena',
      timeZone: 'Europe/Berlin',
      deactivatedAt: null,
    })
    expect(await findPerson(ctx, world.lena.id)).not.toHaveProperty('password_hash')
    expect([...(await findPeople(ctx, [world.lena.id, world.lena.id, 'nobody'])).keys()]).toEqual([world.lena.id])
  })

  test('organisations are found by id and slug; partners are listed by name; the vendor is one', async () => {
    const world = await newWorld()
    const ctx = world.system()
    expect(await findOrganisation(ctx, { slug: 'bluefern-integration' })).toMatchObject({
      id: world.bluefern,
      kind: 'partner',
    })
    expect(await findOrganisation(ctx, { id: 'nowhere' })).toBeNull()
    expect((await listPartners(ctx)).map(({ name }) => name)).toEqual(['Bluefern Integration', 'Tamarack Systems'])
    expect(await vendor(ctx)).toEqual({ id: world.halyard, name: 'Halyard', slug: 'halyard' })
    await expect(createOrganisation(ctx, { kind: 'vendor', name: 'Another' })).rejects.toMatchObject({
      code: 'identity.vendor-exists',
    })
  })

  test('a form that is sent twice adds one partner, a form that was changed another', async () => {
    const world = await newWorld()
    const ada = await world.actorOf(world.ada)
    const key = newId()
    const add = (name: string) => createOrganisation(ada, { kind: 'partner', name, key })
    const twice = await Promise.all([add('شرکت ساحل'), add('شرکت ساحل')])
    expect([...twice, await add('شرکت ساحل')]).toEqual(
      [1, 2, 3].map(() => ({ organisationId: key, slug: 'شرکت-ساحل' })),
    )
    expect(await add('Strauß')).toMatchObject({ slug: 'strauß' })
    expect((await listPartners(world.system())).map(({ name }) => name)).toHaveLength(4)
  })

  test('a new partner gets a free address in links and is announced', async () => {
    const world = await newWorld()
    const ada = await world.actorOf(world.ada)
    expect(await createOrganisation(ada, { kind: 'partner', name: 'Bluefern Integration' })).toMatchObject({
      slug: 'bluefern-integration-2',
    })
    expect(await createOrganisation(ada, { kind: 'partner', name: 'New' })).toMatchObject({ slug: 'new-2' })
    await expect(
      createOrganisation(ada, { kind: 'partner', name: 'X', slug: 'bluefern-integration' }),
    ).rejects.toMatchObject({ code: 'identity.slug-taken', status: 409 })
    await expect(createOrganisation(ada, { kind: 'vendor', name: 'X' })).rejects.toMatchObject({ status: 403 })
    await expect(
      createOrganisation(await world.actorOf(world.lena), { kind: 'partner', name: 'X' }),
    ).rejects.toMatchObject({ status: 403 })
    expect((await world.eventTypes()).filter((type) => type === 'identity.partner-created')).toHaveLength(4)
  })

  test('an address belongs to one person, whatever its case', async () => {
    const world = await newWorld()
    const twin = { name: 'Lena', email: 'LENA@example.test', locale: 'en', timeZone: 'UTC', memberships: [] }
    await expect(createPerson(world.system(), twin)).rejects.toMatchObject({
      code: 'identity.email-taken',
      status: 409,
    })
    await expect(createPerson(await world.actorOf(world.lena), twin)).rejects.toMatchObject({ status: 403 })
  })

  test('a person with a role that the organisation cannot hold is not made at all', async () => {
    const world = await newWorld()
    const wrong = {
      name: 'Nils',
      email: 'nils@example.test',
      locale: 'en',
      timeZone: 'UTC',
      memberships: [{ organisationId: world.bluefern, roles: ['examiner' as const] }],
    }
    await expect(createPerson(world.system(), wrong)).rejects.toMatchObject({
      code: 'identity.role-not-held-here',
      status: 422,
    })
    expect((await peopleOf(world.system(), world.bluefern)).map(({ name }) => name)).not.toContain('Nils')
    await expect(world.signInAs({ email: 'nils@example.test' })).rejects.toThrow()
  })

  test('roles are changed by the manager and count with the next click', async () => {
    const world = await newWorld()
    const cookie = await world.signInAs(world.omid)
    const lena = await world.actorOf(world.lena)
    await changeRoles(lena, {
      organisationId: world.bluefern,
      personId: world.omid.id,
      roles: ['integration-developer', 'learner'],
    })
    expect((await world.visit(cookie)).actor).toMatchObject({ roles: ['learner', 'integration-developer'] })
    await changeRoles(lena, {
      organisationId: world.bluefern,
      personId: world.omid.id,
      roles: ['integration-developer'],
    })
    expect(await rolesNow(world, world.bluefern, world.omid.id)).toEqual(['integration-developer'])
  })

  test.each<
    [
      string,
      (world: IdentityWorld) => { email: string },
      (world: IdentityWorld) => string,
      (world: IdentityWorld) => { id: string },
      Role[],
      string,
    ]
  >([
    [
      'to vendor staff’s, by a manager',
      (w) => w.lena,
      (w) => w.bluefern,
      (w) => w.omid,
      ['administrator'],
      'identity.role-not-held-here',
    ],
    [
      'by another organisation’s manager',
      (w) => w.tove,
      (w) => w.bluefern,
      (w) => w.omid,
      ['learner'],
      'identity.not-the-manager-here',
    ],
    [
      'of another organisation’s member under the own one',
      (w) => w.tove,
      (w) => w.tamarack,
      (w) => w.omid,
      ['learner'],
      'identity.member-not-found',
    ],
    [
      'of oneself, by a learner',
      (w) => w.omid,
      (w) => w.bluefern,
      (w) => w.omid,
      ['partner-manager'],
      'identity.not-the-manager-here',
    ],
    ['to none', (w) => w.lena, (w) => w.bluefern, (w) => w.omid, [], 'identity.role-missing'],
    [
      'so that a manager gives up managing',
      (w) => w.lena,
      (w) => w.bluefern,
      (w) => w.lena,
      ['learner'],
      'identity.own-managing-role',
    ],
    [
      'so that an administrator gives up administering',
      (w) => w.ada,
      (w) => w.halyard,
      (w) => w.ada,
      ['trainer'],
      'identity.own-managing-role',
    ],
  ])('roles are not changed %s', async (_what, who, where, whose, roles, code) => {
    const world = await newWorld()
    const before = await rolesNow(world, where(world), whose(world).id)
    const change = changeRoles(await world.actorOf(who(world)), {
      organisationId: where(world),
      personId: whose(world).id,
      roles,
    })
    await expect(change).rejects.toMatchObject({ code })
    expect(await rolesNow(world, where(world), whose(world).id)).toEqual(before)
  })

  test('a form cannot carry more than it shows: roles, passwords and organisations in a profile are dropped', async () => {
    const world = await newWorld()
    const t = translator('en', 'identity')
    const sent = {
      ...{ name: 'Omid K.', locale: 'fa', timeZone: 'Asia/Tehran', theme: 'dark' },
      ...{
        roles: ['administrator'],
        email: 'ada@example.test',
        organisationId: world.halyard,
        password_hash: 'x',
        deactivatedAt: 1,
      },
    }
    const parsed = profileSchema(t, ['en', 'fa']).parse(sent)
    expect(parsed).toEqual({ name: 'Omid K.', locale: 'fa', timeZone: 'Asia/Tehran', theme: 'dark' })
    const cookie = await world.signInAs(world.omid)
    await updateProfile((await world.visit(cookie)).ctx, sent as unknown as typeof parsed)
    expect((await world.visit(cookie)).actor).toMatchObject({
      ...parsed,
      email: world.omid.email,
      roles: ['learner'],
      organisationId: world.bluefern,
    })
    expect(() => rolesSchema(t).parse({ roles: ['learner', 'root'] })).toThrow()
    expect(
      inviteSchema(t, ['en']).parse({
        name: 'M',
        email: 'm@x.test',
        roles: 'learner',
        locale: 'en',
        organisationId: world.halyard,
      }),
    ).not.toHaveProperty('organisationId')
  })

  test.each([
    ['a line break', 'Lena\r\nBcc: all@example.test'],
    ['a web address', 'Visit https://evil.example'],
    ['markup', '<img src=x>'],
    ['nothing but spaces', '   '],
    ['too many characters', 'x'.repeat(101)],
  ])('a name with %s is refused', (_what, name) => {
    const form = { name, locale: 'en', timeZone: 'UTC', theme: 'system' }
    expect(profileSchema(translator('en', 'identity'), ['en']).safeParse(form).success).toBe(false)
  })

  test('a member leaves by the hand of the manager or an administrator, not by that of anybody else', async () => {
    const world = await newWorld()
    const omid = { organisationId: world.bluefern, personId: world.omid.id }
    await expect(endMembership(await world.actorOf(world.tove), omid)).rejects.toMatchObject({ status: 403 })
    await expect(endMembership(await world.actorOf(world.omid), omid)).rejects.toMatchObject({ status: 403 })
    await expect(
      endMembership(await world.actorOf(world.lena), { ...omid, personId: world.lena.id }),
    ).rejects.toMatchObject({ code: 'identity.own-membership' })
    await expect(
      endMembership(await world.actorOf(world.lena), { ...omid, personId: world.tove.id }),
    ).rejects.toMatchObject({ status: 404 })
    await endMembership(await world.actorOf(world.ada), omid)
    expect((await peopleOf(world.system(), world.bluefern)).map(({ name }) => name)).toEqual(['Lena'])
  })

  test('a person who left can be invited back; both times stay in the records', async () => {
    const world = await newWorld()
    const place = { organisationId: world.bluefern, personId: world.omid.id }
    await endMembership(await world.actorOf(world.lena), place)
    const { addMember } = await import('~/areas/identity/add-member.server')
    await world.system().transaction((tx) => addMember(tx, { ...place, roles: ['learner'] }))
    const rows = await world.handle.db
      .selectFrom('memberships')
      .select('ended_at')
      .where('person_id', '=', world.omid.id)
      .execute()
    expect(rows.map(({ ended_at }) => ended_at === null).sort()).toEqual([false, true])
  })

  test('a member of one organisation is not seen from another; an administrator sees the person', async () => {
    const world = await newWorld()
    const tove = await world.actorOf(world.tove)
    await expect(viewMember(tove, { organisationId: world.bluefern, personId: world.omid.id })).rejects.toMatchObject({
      status: 403,
    })
    await expect(viewMember(tove, { organisationId: world.tamarack, personId: world.omid.id })).rejects.toMatchObject({
      status: 404,
    })
    await expect(listPeople(tove, world.bluefern, new URLSearchParams())).rejects.toMatchObject({ status: 403 })
    await expect(viewPerson(tove, world.omid.id)).rejects.toMatchObject({ status: 403 })
    const view = await viewPerson(await world.actorOf(world.ada), world.omid.id)
    expect(view.memberships.map(({ organisationName, roles }) => [organisationName, roles])).toEqual([
      ['Bluefern Integration', ['learner']],
    ])
  })

  test('accounts are closed by administrators only, and never one’s own', async () => {
    const world = await newWorld()
    await expect(deactivatePerson(await world.actorOf(world.lena), world.omid.id)).rejects.toMatchObject({
      status: 403,
    })
    await expect(deactivatePerson(await world.actorOf(world.ada), world.ada.id)).rejects.toMatchObject({
      code: 'identity.own-account',
    })
    await expect(deactivatePerson(await world.actorOf(world.ada), 'nobody')).rejects.toMatchObject({ status: 404 })
  })

  test('organisations are searched, filtered, sorted and counted on the server', async () => {
    const world = await newWorld()
    const ada = await world.actorOf(world.ada)
    for (let number = 1; number <= 30; number++)
      await createOrganisation(ada, {
        kind: 'partner',
        name: `Partner ${String(number).padStart(2, '0')}`,
        country: number % 2 ? 'GR' : 'IR',
      })
    const list = (query: string) => listOrganisations(ada, new URLSearchParams(query))
    const all = await list('')
    expect([all.rows.length, all.total, all.rows[0]?.name]).toEqual([25, 33, 'Bluefern Integration'])
    expect((await list('page=2')).rows).toHaveLength(8)
    expect((await list('kind=vendor')).rows.map(({ name, members }) => [name, members])).toEqual([['Halyard', 1]])
    expect((await list('q=BLUE')).rows.map(({ name }) => name)).toEqual(['Bluefern Integration'])
    expect((await list('q=gr')).total).toBe(16)
    expect((await list('q=%25')).total).toBe(0)
    expect((await list('sort=members&direction=descending')).rows[0]).toMatchObject({
      name: 'Bluefern Integration',
      members: 2,
    })
    expect((await list('sort=nonsense&direction=x&page=-3')).rows).toHaveLength(25)
    await expect(listOrganisations(await world.actorOf(world.lena), new URLSearchParams())).rejects.toMatchObject({
      status: 403,
    })
  })

  test('details of an organisation are corrected, its address in links stays', async () => {
    const world = await newWorld()
    const ada = await world.actorOf(world.ada)
    await updateOrganisation(ada, world.bluefern, { name: 'Bluefern', region: 'EMEA', country: 'DE' })
    expect(await findOrganisation(ada, { id: world.bluefern })).toMatchObject({
      name: 'Bluefern',
      slug: 'bluefern-integration',
      country: 'DE',
    })
    await expect(
      updateOrganisation(await world.actorOf(world.lena), world.bluefern, { name: 'X', region: null, country: null }),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('everything that was done stands in an unbroken audit trail, without passwords', async () => {
    const world = await newWorld()
    await changeRoles(await world.actorOf(world.lena), {
      organisationId: world.bluefern,
      personId: world.omid.id,
      roles: ['integration-developer'],
    })
    const verdict = await verifyAudit(world.handle.db)
    expect(verdict.broken).toBeNull()
    expect(verdict.entries).toBeGreaterThan(10)
    const details = await world.handle.db.selectFrom('audit_details').select('detail').execute()
    expect(JSON.stringify(details)).not.toMatch(new RegExp(`${PASSWORD}|argon2id`))
  })
})
