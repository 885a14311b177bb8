import { describe, expect, test } from 'vitest'
import { reinstateCertificate } from '~/areas/certifications/reinstate-certificate.server'
import { revokeCertificate } from '~/areas/certifications/revoke-certificate.server'
import { withheldPass } from '~/areas/certifications/withheld-pass.server'
import { isAppError } from '~/platform/errors'
import { withDatabases } from '../databases'
import { certificationsWorld, DAY } from './certifications-world'

const ISSUED = 'certifications.certificate-issued'
const REASON = 'The questions were passed on to colleagues.'

withDatabases((dialect, open) => {
  describe('a pass', () => {
    test('earns a certificate that begins with it and says who, where and until when', async () => {
      const world = await certificationsWorld(await open())
      const submittedAt = world.now() - 5_000
      const certificate = await world.certify(world.lena, { submittedAt })
      expect(certificate).toMatchObject({
        certification: 'associate',
        holderName: 'Lena',
        organisationName: 'Bluefern Integration',
        issuedAt: submittedAt,
        expiresAt: Date.UTC(2028, 2, 14, 8, 59, 55),
        state: { state: 'active' },
      })
      expect(certificate.publicId).toMatch(/^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      expect(await world.eventsOf(ISSUED)).toEqual([
        expect.objectContaining({ certificateId: certificate.id, publicId: certificate.publicId, renews: null }),
      ])
    })

    test('that is heard twice earns one', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena)
      await world.hear(event)
      world.pass(DAY)
      await world.hear(event)
      expect(await world.certificates(world.lena)).toHaveLength(1)
      expect(await world.eventsOf(ISSUED)).toHaveLength(1)
    })

    test('that is heard by several at once earns one', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena)
      const heard = await Promise.allSettled(Array.from({ length: 8 }, () => world.hear(event)))
      expect(heard.filter(({ status }) => status === 'rejected')).toEqual([])
      expect(await world.certificates(world.lena)).toHaveLength(1)
      expect(await world.eventsOf(ISSUED)).toHaveLength(1)
      expect(await world.auditOf('certifications.issued')).toHaveLength(1)
    })

    test('of another exam at the same moment supersedes once: one certificate is left that counts', async () => {
      const world = await certificationsWorld(await open())
      await Promise.all([world.hear(world.passed(world.lena)), world.hear(world.passed(world.lena))])
      const states = (await world.certificates(world.lena)).map(({ state }) => state.state)
      expect(states.sort()).toEqual(['active', 'superseded'])
    })

    test.each([
      ['a failed attempt', { passed: false }],
      ['an exam without a certification', { certificationSlug: null }],
      ['a certification nobody has published', { certificationSlug: 'unheard-of' }],
    ])('%s earns none', async (_, of) => {
      const world = await certificationsWorld(await open())
      await world.hear(world.passed(world.lena, of))
      expect(await world.certificates(world.lena)).toEqual([])
      expect(await world.eventsOf(ISSUED)).toEqual([])
    })

    test('keeps the words of the definition it was issued under', async () => {
      const world = await certificationsWorld(await open())
      await world.certify(world.lena)
      expect(await world.publish('associate', 'Integrator')).toBe('published')
      expect((await world.certificates(world.lena)).map(({ title }) => title)).toEqual(['Integration Associate'])
      expect((await world.certify(world.omid)).title).toBe('Integrator')
    })
  })

  describe('a renewal', () => {
    test('inside the window counts from the old end, and takes the place of the old one from that moment', async () => {
      const world = await certificationsWorld(await open())
      const old = await world.certify(world.lena)
      world.pass(700 * DAY)
      expect((await world.certificates(world.lena))[0]?.state.state).toBe('in-renewal')
      const renewed = await world.certify(world.lena)
      expect(renewed).toMatchObject({
        renewsId: old.id,
        expiresAt: Date.UTC(2030, 2, 14, 9),
        state: { state: 'active' },
      })
      const [, before] = await world.certificates(world.lena)
      expect(before).toMatchObject({ id: old.id, state: { state: 'superseded', since: world.now() } })
      expect((await world.eventsOf(ISSUED)).map(({ renews }) => renews).sort()).toEqual([null, old.id].sort())
    })

    test('before the window counts from the pass', async () => {
      const world = await certificationsWorld(await open())
      await world.certify(world.lena)
      world.pass(100 * DAY)
      expect((await world.certify(world.lena)).expiresAt).toBe(Date.UTC(2028, 5, 22, 9))
    })

    test('a second one right after the first takes nothing away', async () => {
      const world = await certificationsWorld(await open())
      await world.certify(world.lena)
      world.pass(700 * DAY)
      const { expiresAt } = await world.certify(world.lena)
      world.pass(DAY)
      expect((await world.certify(world.lena)).expiresAt).toBe(expiresAt)
    })

    test('an event that comes late does not replace what a later pass has earned', async () => {
      const world = await certificationsWorld(await open())
      const early = world.passed(world.lena)
      world.pass(DAY)
      const later = await world.certify(world.lena)
      await world.hear(early)
      const found = (await world.certificates(world.lena)).find(({ id }) => id === later.id)
      expect(found?.state.state).toBe('active')
    })
  })

  describe('a prerequisite', () => {
    const professional = { certificationSlug: 'professional', examSlug: 'professional' }

    test('that is missing withholds the certificate, and the trail says which', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena, professional)
      await world.hear(event)
      expect(await world.certificates(world.lena)).toEqual([])
      expect(await world.eventsOf(ISSUED)).toEqual([])
      expect(await world.auditOf('certifications.withheld')).toEqual([
        expect.objectContaining({
          subject_id: event.attemptId,
          detail: { reason: 'prerequisites-missing', after: { missing: ['associate'] } },
        }),
      ])
    })

    test('of somebody else does not count', async () => {
      const world = await certificationsWorld(await open())
      await world.certify(world.omid)
      await world.hear(world.passed(world.lena, professional))
      expect(await world.certificates(world.lena)).toEqual([])
    })

    test('must be held at the start: what ends during the attempt or after it takes nothing away', async () => {
      const world = await certificationsWorld(await open())
      const prerequisite = await world.certify(world.lena)
      world.pass(1_000)
      const startedAt = world.now()
      world.pass(1_000)
      await revokeCertificate(world.as(world.ingrid), { certificate: prerequisite.id, reason: REASON })
      world.pass(1_000)
      const submittedAt = world.now()
      await world.hear(world.passed(world.lena, { ...professional, startedAt, submittedAt }))
      expect(await world.certificates(world.lena)).toMatchObject([
        { certification: 'professional', issuedAt: submittedAt },
        { id: prerequisite.id },
      ])
      await world.hear(world.passed(world.lena, { ...professional, startedAt: submittedAt, submittedAt }))
      expect(await world.certificates(world.lena)).toHaveLength(2)
    })

    test('that ends at midnight still counts for an attempt begun before and handed in after', async () => {
      const world = await certificationsWorld(await open())
      const { expiresAt } = await world.certify(world.lena)
      const midnight = expiresAt ?? 0
      world.pass(midnight + 900_000 - world.now())
      await world.hear(
        world.passed(world.lena, { ...professional, startedAt: midnight - 1_800_000, submittedAt: world.now() }),
      )
      expect((await world.certificates(world.lena)).map(({ certification }) => certification)).toEqual([
        'professional',
        'associate',
      ])
    })

    test('that comes later lets the certificate begin then; its validity counts from the pass, and it comes once', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena, professional)
      await world.hear(event)
      await world.hear(event)
      expect(await world.eventsOf('certifications.certificate-withheld')).toEqual([
        expect.objectContaining({
          attemptId: event.attemptId,
          personId: world.lena.personId,
          missing: [{ slug: 'associate', title: 'Integration Associate' }],
        }),
      ])
      const about = { attemptId: event.attemptId, personId: world.lena.personId }
      expect(await withheldPass(world.system(), about)).toMatchObject({
        title: 'Integration Professional',
        missing: [{ slug: 'associate' }],
      })

      world.pass(30 * DAY)
      await world.certify(world.omid)
      await world.hearIssued()
      expect(await world.certificates(world.lena)).toEqual([])
      const { issuedAt } = await world.certify(world.lena)
      await Promise.all([world.hearIssued(), world.hearIssued()])
      const certificates = await world.certificates(world.lena)
      expect(certificates).toHaveLength(2)
      expect(certificates.find(({ certification }) => certification === 'professional')).toMatchObject({
        evidenceId: event.attemptId,
        issuedAt,
        expiresAt: Date.UTC(2028, 2, 14, 9),
      })
      expect(await withheldPass(world.system(), about)).toBeNull()
      await world.hear(event)
      expect(await world.certificates(world.lena)).toHaveLength(2)
    })

    test('whose own event was heard first is found by the pass itself', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena, professional)
      world.pass(DAY)
      await world.certify(world.lena)
      await world.hearIssued()
      world.pass(1_000)
      await world.hear(event)
      expect(await world.certificates(world.lena)).toMatchObject([
        { certification: 'professional', issuedAt: world.now() },
        { certification: 'associate' },
      ])
      expect(await world.eventsOf('certifications.certificate-withheld')).toEqual([])
    })

    test('that comes when the certificate would have ended brings none, and that is said', async () => {
      const world = await certificationsWorld(await open())
      const event = world.passed(world.lena, professional)
      await world.hear(event)
      world.pass(800 * DAY)
      await world.certify(world.lena)
      await world.hearIssued()
      expect(await world.certificates(world.lena)).toMatchObject([{ certification: 'associate' }])
      expect(
        await withheldPass(world.system(), { attemptId: event.attemptId, personId: world.lena.personId }),
      ).toMatchObject({ reason: 'outlived', expiredAt: Date.UTC(2028, 2, 14, 9) })
    })

    test('that is reinstated lets what waited for it come', async () => {
      const world = await certificationsWorld(await open())
      const { id } = await world.certify(world.lena)
      world.pass(DAY)
      await revokeCertificate(world.as(world.ingrid), { certificate: id, reason: REASON })
      world.pass(DAY)
      await world.hear(world.passed(world.lena, professional))
      world.pass(DAY)
      await reinstateCertificate(world.as(world.ingrid), { certificate: id, reason: REASON })
      await world.hearIssued()
      expect((await world.certificates(world.lena))[0]).toMatchObject({
        certification: 'professional',
        issuedAt: world.now(),
      })
    })
  })

  describe('a definition', () => {
    test('that says the same changes nothing, and may go back to what it said before', async () => {
      const world = await certificationsWorld(await open())
      expect(await world.publish('associate', 'Integration Associate')).toBe('unchanged')
      expect(await world.publish('associate', 'Integrator')).toBe('published')
      expect(await world.publish('associate', 'Integration Associate')).toBe('published')
      expect(await world.publish('associate', 'Integration Associate')).toBe('unchanged')
      expect((await world.certify(world.lena)).title).toBe('Integration Associate')
    })
  })

  if (dialect === 'postgres')
    test('two revocations at once: one is done, the other is told so', async () => {
      const world = await certificationsWorld(await open())
      const { id } = await world.certify(world.lena)
      const both = await Promise.allSettled(
        [1, 2].map(() => revokeCertificate(world.as(world.ingrid), { certificate: id, reason: REASON })),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = both.find((one) => one.status === 'rejected')?.reason
      expect(isAppError(refused) && refused.code).toBe('certifications.already-revoked')
      expect(await world.eventsOf('certifications.certificate-revoked')).toHaveLength(1)
    })
})
