import { describe, expect, test } from 'vitest'
import { listNotifications } from '~/areas/notifications/list-notifications.server'
import { markRead } from '~/areas/notifications/mark-read.server'
import { notify } from '~/areas/notifications/notify.server'
import { onAssigned, onAssignmentDue } from '~/areas/notifications/on-assignment-events.server'
import {
  onCertificateIssued,
  onCertificateReinstated,
  onCertificateRevoked,
  onCertificateWithheld,
} from '~/areas/notifications/on-certificate-events.server'
import { onAttemptClosed } from '~/areas/notifications/on-exam-events.server'
import { unreadCount } from '~/areas/notifications/unread-count.server'
import type { PersonActor } from '~/platform/actor'
import { type CertificationsWorld, certificationsWorld } from '../certifications/certifications-world'
import { withDatabases } from '../databases'

const issued = (world: CertificationsWorld, who: PersonActor) => ({
  type: 'certifications.certificate-issued' as const,
  v: 1 as const,
  certificateId: `certificate-of-${who.personId}`,
  publicId: 'HA-0000-0000',
  certificationSlug: 'associate',
  certificationTitle: 'Integration Associate',
  personId: who.personId,
  organisationId: who.organisationId,
  issuedAt: world.now(),
  expiresAt: Date.UTC(2028, 2, 14, 9),
  renews: null,
})
const assigned = (world: CertificationsWorld, to: PersonActor, by: PersonActor) => ({
  type: 'learning.assigned' as const,
  v: 1 as const,
  assignmentId: `assignment-of-${to.personId}`,
  personId: to.personId,
  organisationId: to.organisationId,
  targetKind: 'course' as const,
  targetSlug: 'http-api-integration',
  targetTitle: 'HTTP API integration',
  dueAt: world.now() + 1e9,
  assignedBy: by.personId,
})

withDatabases((_dialect, open) => {
  const inside = (world: CertificationsWorld) => ({
    list: (who: PersonActor) =>
      listNotifications(world.as(who), { page: 1, pageSize: 10, locale: who.locale, timeZone: who.timeZone }),
    mails: () => world.handle.db.selectFrom('mails').selectAll().orderBy('id').execute(),
    signals: async () =>
      (
        await world.handle.db
          .selectFrom('live_signals')
          .selectAll()
          .where('kind', '=', 'notification')
          .orderBy('seq')
          .execute()
      ).map((row) => ({
        ...row,
        data: JSON.parse(row.data ?? 'null') as Record<string, unknown> | null,
      })),
    hear: <E>(handler: (tx: ReturnType<typeof world.system>, event: E) => Promise<void>, event: E) =>
      world.system().transaction((tx) => handler(tx, event)),
  })

  test('an event that is heard twice tells each of them once, in the app, by mail and on open pages', async () => {
    const world = await certificationsWorld(await open())
    const { hear, list, mails, signals } = inside(world)
    for (let times = 0; times < 2; times++) await hear(onCertificateIssued, issued(world, world.lena))
    expect((await list(world.lena)).items.map(({ kind }) => kind)).toEqual(['certificate-issued'])
    expect((await list(world.petra)).items.map(({ kind }) => kind)).toEqual(['member-certified'])
    expect((await mails()).map(({ to_address }) => to_address).sort()).toEqual([
      'lena@example.test',
      'petra@example.test',
    ])
    expect((await signals()).map(({ topic, data }) => [topic, data?.unread]).sort()).toEqual(
      [world.lena, world.petra].map(({ personId }) => [`person:${personId}`, 1]).sort(),
    )
  })

  test('two who hear the same event at once tell it once', async () => {
    const world = await certificationsWorld(await open())
    const { hear, list, mails } = inside(world)
    await Promise.all([1, 2, 3].map(() => hear(onCertificateIssued, issued(world, world.lena))))
    expect((await list(world.lena)).total).toBe(1)
    expect(await mails()).toHaveLength(2)
  })

  test('what the event’s transaction takes back, nobody was told', async () => {
    const world = await certificationsWorld(await open())
    const { list, mails, signals } = inside(world)
    const failing = world.system().transaction(async (tx) => {
      await onCertificateIssued(tx, issued(world, world.lena))
      throw new Error('the process was killed')
    })
    await expect(failing).rejects.toThrow('killed')
    expect([(await list(world.lena)).total, (await mails()).length, (await signals()).length]).toEqual([0, 0, 0])
  })

  describe('who is told', () => {
    test('a manager hears of others, not twice of the same; another company’s manager hears nothing', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      await hear(onCertificateIssued, issued(world, world.petra))
      expect((await list(world.petra)).items.map(({ kind }) => kind)).toEqual(['certificate-issued'])
      for (const other of [world.tomas, world.lena, world.ingrid]) expect((await list(other)).total).toBe(0)
    })

    test('an account that was closed is not mailed; its manager still hears', async () => {
      const world = await certificationsWorld(await open())
      const { hear, mails } = inside(world)
      await world.handle.db
        .updateTable('people')
        .set({ deactivated_at: world.now() })
        .where('id', '=', world.lena.personId)
        .execute()
      await hear(onCertificateIssued, issued(world, world.lena))
      await hear(onAssigned, assigned(world, world.lena, world.petra))
      expect((await mails()).map(({ to_address }) => to_address)).toEqual(['petra@example.test'])
    })

    test('who has left the company is not told what it had asked for, and their manager neither', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      await world.handle.db
        .updateTable('memberships')
        .set({ ended_at: world.now() })
        .where('person_id', '=', world.lena.personId)
        .execute()
      const { assignedBy: _by, ...asked } = assigned(world, world.lena, world.petra)
      await hear(onAssigned, assigned(world, world.lena, world.petra))
      await hear(onAssignmentDue, { ...asked, type: 'learning.assignment-due', stage: 'overdue' })
      for (const who of [world.lena, world.petra]) expect((await list(who)).total).toBe(0)
    })

    test('whoever submitted knows it; whom the deadline surprised is told', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      await hear(onAttemptClosed, world.passed(world.lena))
      expect((await list(world.lena)).total).toBe(0)
      await hear(onAttemptClosed, world.passed(world.lena, { closedBy: 'deadline' }))
      expect((await list(world.lena)).items.map(({ kind }) => kind)).toEqual(['attempt-closed-at-deadline'])
    })

    test('whoever passed and waits for a certificate is told what is missing, and nobody else is', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      const { personId, organisationId } = world.lena
      const missing = ['Integration Associate', 'Partner Practice'].map((title) => ({ slug: title, title }))
      for (let times = 0; times < 2; times++)
        await hear(onCertificateWithheld, {
          type: 'certifications.certificate-withheld',
          v: 1,
          attemptId: 'attempt',
          certificationSlug: 'professional',
          certificationTitle: 'Integration Professional',
          personId,
          organisationId,
          passedAt: world.now(),
          missing,
        })
      const { items, total } = await list(world.lena)
      expect(total).toBe(1)
      expect(items[0]).toMatchObject({ kind: 'certificate-withheld', url: '/exams/attempts/attempt/result' })
      expect(items[0]?.body).toContain('Integration Associate and Partner Practice')
      expect((await list(world.petra)).total).toBe(0)
    })

    test('of a reinstatement the holder and the manager are told, with the reason', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      const { certificateId, publicId, certificationSlug, certificationTitle, personId, organisationId } = issued(
        world,
        world.lena,
      )
      const about = { certificateId, publicId, certificationSlug, certificationTitle, personId, organisationId }
      const reason = 'The report was about somebody else.'
      await hear(onCertificateReinstated, {
        ...about,
        type: 'certifications.certificate-reinstated',
        v: 1,
        reinstatedAt: world.now(),
        reason,
      })
      const told = [...(await list(world.lena)).items, ...(await list(world.petra)).items]
      expect(told.map(({ kind }) => kind)).toEqual(['certificate-reinstated', 'member-certificate-reinstated'])
      for (const { body } of told) expect(body).toContain(reason)
    })

    test('a list is the reader’s own, and so is marking it as read', async () => {
      const world = await certificationsWorld(await open())
      const { hear, list } = inside(world)
      await hear(onCertificateIssued, issued(world, world.lena))
      await markRead(world.as(world.petra))
      expect([await unreadCount(world.as(world.lena)), await unreadCount(world.as(world.petra))]).toEqual([1, 0])
      expect((await list(world.lena)).items.map(({ isRead }) => isRead)).toEqual([false])
      await expect(markRead(world.stranger())).rejects.toMatchObject({ status: 401 })
      expect(await unreadCount(world.stranger())).toBe(0)
    })
  })

  describe('a mail', () => {
    test('is in the language and time zone of its reader, and leads to the public address', async () => {
      const world = await certificationsWorld(await open())
      const { hear, mails } = inside(world)
      await hear(onCertificateIssued, issued(world, world.omid))
      const [mail] = (await mails()).filter(({ person_id }) => person_id === world.omid.personId)
      expect(mail?.subject).toMatch(/\p{Script=Arabic}/u)
      expect(mail?.body_text).toContain(
        `https://partners.halyard.example/certificates/certificate-of-${world.omid.personId}`,
      )
    })

    test('a name in it becomes neither a header, nor a line, nor a link', async () => {
      const world = await certificationsWorld(await open())
      const { hear, mails, list } = inside(world)
      const name = 'Eve\r\nBcc: all@halyard.example https://evil.example/win'
      const eve = await world.person(name, world.bluefern, ['learner'], { email: 'eve@example.test' })
      await hear(onCertificateIssued, issued(world, eve))
      await hear(onAssigned, assigned(world, world.lena, eve))
      const written = (await mails()).filter(({ to_address }) => to_address !== 'eve@example.test')
      expect(written).toHaveLength(2)
      for (const { subject, body_text } of written) {
        expect(subject).toContain('Eve')
        expect(subject).not.toMatch(/[\r\n]/)
        for (const text of [subject, body_text]) {
          expect(text).not.toContain('all@')
          expect(text.replaceAll('https://partners.halyard.example', '')).not.toMatch(/:\/\/|evil\.example/)
          expect(text).not.toMatch(/^Bcc:/m)
        }
      }
      expect((await list(world.petra)).items[0]?.title).toContain('evil.example')
    })

    test('a reason for a revocation is told in full to the holder and the manager', async () => {
      const world = await certificationsWorld(await open())
      const { hear, mails } = inside(world)
      const { issuedAt: _, expiresAt: __, renews: ___, ...about } = issued(world, world.lena)
      const reason = 'Questions {were} passed on; see <case> 7.'
      await hear(onCertificateRevoked, {
        ...about,
        type: 'certifications.certificate-revoked' as const,
        revokedAt: world.now(),
        reason,
      })
      const texts = (await mails()).map(({ body_text }) => body_text)
      expect(texts).toHaveLength(2)
      for (const text of texts) expect(text).toContain(reason)
    })
  })

  test('the same key tells another person all the same', async () => {
    const world = await certificationsWorld(await open())
    const { list } = inside(world)
    const notice = { kind: 'attempt-closed-at-deadline', params: { exam: 'Associate' } } as const
    const of = { notice, url: '/exams', organisationId: world.bluefern.id, key: 'one' }
    for (const to of [world.lena, world.omid, world.lena]) await world.system().transaction((tx) => notify(tx, to, of))
    expect([(await list(world.lena)).total, (await list(world.omid)).total]).toEqual([1, 1])
  })
})
