import { describe, expect, test } from 'vitest'
import { chooseNameShown } from '~/areas/certifications/choose-name-shown.server'
import { certificatesOf, listAllCertificates } from '~/areas/certifications/list-certificates.server'
import { reinstateCertificate } from '~/areas/certifications/reinstate-certificate.server'
import { revokeCertificate } from '~/areas/certifications/revoke-certificate.server'
import { verifyCertificate } from '~/areas/certifications/verify-certificate.server'
import { viewCertificate } from '~/areas/certifications/view-certificate.server'
import { isAppError } from '~/platform/errors'
import { withDatabases } from '../databases'
import { certificationsWorld, DAY } from './certifications-world'

const REASON = 'The questions were passed on to colleagues.'
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isAppError(error) ? error.code : String(error)),
  )

withDatabases((_dialect, open) => {
  describe('a certificate', () => {
    test('is seen by its holder, the manager of its company and programme staff; by nobody else', async () => {
      const world = await certificationsWorld(await open())
      const { id } = await world.certify(world.lena)
      const people = { ...world, secondTomas: { ...world.tomas, roles: ['programme-manager' as const] } }
      const see = async (name: 'lena' | 'petra' | 'ingrid' | 'edda' | 'omid' | 'tomas' | 'tara' | 'secondTomas') =>
        codeOf(viewCertificate(world.as(people[name]), id))
      for (const name of ['lena', 'petra', 'ingrid', 'edda'] as const) expect(await see(name), name).toBe('done')
      for (const name of ['omid', 'tomas', 'tara', 'secondTomas'] as const)
        expect(await see(name), name).toBe('certifications.not-yours')
      expect(await codeOf(viewCertificate(world.stranger(), id))).toBe('certifications.not-yours')
      expect(await codeOf(viewCertificate(world.as(world.lena), 'no-such'))).toBe(
        'certifications.certificate-not-found',
      )
    })

    test('all of them are listed for programme managers alone, a page at a time, by any word on them', async () => {
      const world = await certificationsWorld(await open())
      const lenas = await world.certify(world.lena)
      world.pass(DAY)
      await world.certify(world.tomas)
      const list = (text: string, page = 1) => listAllCertificates(world.as(world.ingrid), { text, page, pageSize: 1 })
      expect((await list('')).certificates.map(({ holderName }) => holderName)).toEqual(['Tomas'])
      expect((await list('', 2)).certificates.map(({ holderName }) => holderName)).toEqual(['Lena'])
      expect((await list('', 3)).certificates).toEqual([])
      for (const text of ['lena', 'BLUEFERN', lenas.publicId.toLowerCase()]) expect((await list(text)).total).toBe(1)
      expect((await list('associate')).total).toBe(2)
      for (const text of ['%', '_', "' or 1=1", '\\']) expect((await list(text)).total, text).toBe(0)
      for (const name of ['lena', 'petra', 'edda', 'tara'] as const)
        expect(await codeOf(listAllCertificates(world.as(world[name]), { text: '', page: 1, pageSize: 1 })), name).toBe(
          'certifications.not-a-programme-manager',
        )
    })

    test('an id that is missing never means everybody’s', async () => {
      const world = await certificationsWorld(await open())
      await world.certify(world.lena)
      await expect(certificatesOf(world.system(), { personId: undefined })).rejects.toThrow('looked up by something')
    })
  })

  describe('a revocation', () => {
    test('needs a reason, which everybody who checks the code reads', async () => {
      const world = await certificationsWorld(await open())
      const { id, publicId } = await world.certify(world.lena)
      world.pass(DAY)
      const revoke = (reason: string) => revokeCertificate(world.as(world.ingrid), { certificate: id, reason })
      for (const reason of ['', '   too    ', 'x'.repeat(501)])
        expect(await codeOf(revoke(reason)), reason).toBe('certifications.reason-needed')
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ state: 'active', reason: null })

      await revoke(`  ${REASON}\n`)
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({
        found: true,
        state: 'revoked',
        reason: REASON,
        since: world.now(),
      })
      expect(await world.eventsOf('certifications.certificate-revoked')).toEqual([
        expect.objectContaining({ certificateId: id, personId: world.lena.personId, reason: REASON }),
      ])
      expect(await world.auditOf('certifications.revoked')).toEqual([
        expect.objectContaining({
          actor_id: world.ingrid.personId,
          subject_id: id,
          detail: { reason: REASON, before: { state: 'active' }, after: { state: 'revoked' } },
        }),
      ])
      expect(await codeOf(revoke(REASON))).toBe('certifications.already-revoked')
      expect(await world.eventsOf('certifications.certificate-revoked')).toHaveLength(1)
    })

    test('is for programme managers alone, and nobody else learns whether there is such a certificate', async () => {
      const world = await certificationsWorld(await open())
      const { id } = await world.certify(world.lena)
      for (const name of ['lena', 'petra', 'tomas', 'edda', 'tara'] as const)
        for (const certificate of [id, 'no-such'])
          expect(await codeOf(revokeCertificate(world.as(world[name]), { certificate, reason: REASON })), name).toBe(
            'certifications.not-a-programme-manager',
          )
      expect((await world.certificates(world.lena))[0]?.state.state).toBe('active')
    })

    test('frees the way for a first certificate again', async () => {
      const world = await certificationsWorld(await open())
      const { id } = await world.certify(world.lena)
      await revokeCertificate(world.as(world.ingrid), { certificate: id, reason: REASON })
      world.pass(DAY)
      expect(await world.certify(world.lena)).toMatchObject({ renewsId: null, issuedAt: world.now() })
    })
  })

  describe('a reinstatement', () => {
    const revoked = async () => {
      const world = await certificationsWorld(await open())
      const { id, publicId } = await world.certify(world.lena)
      world.pass(DAY)
      await revokeCertificate(world.as(world.ingrid), { certificate: id, reason: REASON })
      world.pass(DAY)
      const reinstate = (
        who: 'ingrid' | 'lena' | 'petra' | 'tomas' | 'edda' | 'tara',
        reason: string,
        certificate = id,
      ) => reinstateCertificate(world.as(world[who]), { certificate, reason })
      return { world, id, publicId, reinstate }
    }

    test('needs a reason, and the certificate goes on as if it had not been revoked', async () => {
      const { world, id, publicId, reinstate } = await revoked()
      for (const reason of ['', '   too    ', 'x'.repeat(501)])
        expect(await codeOf(reinstate('ingrid', reason)), reason).toBe('certifications.reinstatement-reason-needed')
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ state: 'revoked' })

      await reinstate('ingrid', `  ${REASON}\n`)
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ state: 'active', reason: null })
      expect(await world.eventsOf('certifications.certificate-reinstated')).toEqual([
        expect.objectContaining({
          certificateId: id,
          personId: world.lena.personId,
          organisationId: world.bluefern.id,
          reinstatedAt: world.now(),
          reason: REASON,
        }),
      ])
      expect(await world.auditOf('certifications.reinstated')).toEqual([
        expect.objectContaining({
          actor_id: world.ingrid.personId,
          subject_id: id,
          detail: { reason: REASON, before: { state: 'revoked' }, after: { state: 'active' } },
        }),
      ])
      expect((await viewCertificate(world.as(world.lena), id)).steps.map(({ kind }) => kind)).toEqual([
        'issued',
        'revoked',
        'reinstated',
      ])
      expect(await codeOf(reinstate('ingrid', REASON))).toBe('certifications.not-revoked')
      expect(await world.eventsOf('certifications.certificate-reinstated')).toHaveLength(1)
    })

    test('after the end brings nothing back that time has taken', async () => {
      const { world, publicId, reinstate } = await revoked()
      world.pass(1_000 * DAY)
      await reinstate('ingrid', REASON)
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ state: 'expired' })
    })

    test('is for programme managers alone, and nobody else learns whether there is such a certificate', async () => {
      const { world, id, reinstate } = await revoked()
      for (const name of ['lena', 'petra', 'tomas', 'edda', 'tara'] as const)
        for (const certificate of [id, 'no-such'])
          expect(await codeOf(reinstate(name, REASON, certificate)), name).toBe(
            'certifications.not-a-programme-manager',
          )
      expect(await codeOf(reinstate('ingrid', REASON, 'no-such'))).toBe('certifications.certificate-not-found')
      expect((await world.certificates(world.lena))[0]?.state.state).toBe('revoked')
    })
  })

  describe('a code', () => {
    test('tells a stranger what is printed on the certificate, and nothing that leads to the person', async () => {
      const world = await certificationsWorld(await open())
      const certificate = await world.certify(world.lena)
      const typed = certificate.publicId.toLowerCase().replaceAll('-', ' ')
      const found = await verifyCertificate(world.stranger(), typed)
      expect(found).toMatchObject({ found: true, holderName: 'Lena', organisationName: 'Bluefern Integration' })
      const said = JSON.stringify(found)
      for (const secret of [
        world.lena.personId,
        world.lena.organisationId,
        certificate.id,
        certificate.evidenceId,
        '@',
      ])
        expect(said).not.toContain(secret)
    })

    test('of a name that was hidden does not show it to strangers, until it is shown again', async () => {
      const world = await certificationsWorld(await open())
      const { id, publicId } = await world.certify(world.lena)
      const choose = (isShown: boolean) => chooseNameShown(world.as(world.lena), { certificate: id, isShown })
      await choose(false)
      world.pass(1)
      await choose(false)
      const hidden = await verifyCertificate(world.stranger(), publicId)
      expect(hidden).toMatchObject({ found: true, holderName: null, state: 'active' })
      expect(JSON.stringify(hidden)).not.toContain('Lena')
      expect(await world.auditOf('certifications.name-hidden')).toHaveLength(1)
      world.pass(1)
      await choose(true)
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ holderName: 'Lena' })
    })

    test('the choice about the name is the holder’s alone', async () => {
      const world = await certificationsWorld(await open())
      const { id, publicId } = await world.certify(world.lena)
      for (const name of ['petra', 'ingrid', 'omid', 'tomas'] as const)
        expect(await codeOf(chooseNameShown(world.as(world[name]), { certificate: id, isShown: false })), name).toBe(
          'certifications.not-yours',
        )
      expect(await verifyCertificate(world.stranger(), publicId)).toMatchObject({ holderName: 'Lena' })
    })

    test('that was never issued is told apart from one with a slip in it', async () => {
      const world = await certificationsWorld(await open())
      const { publicId } = await world.certify(world.lena)
      const slip = publicId.slice(0, -2) + (publicId.at(-2) === '7' ? '8' : '7') + publicId.at(-1)
      expect(await verifyCertificate(world.stranger(), slip)).toEqual({ found: false, reason: 'not-a-code' })
      expect(await verifyCertificate(world.stranger(), `ZZ${publicId.slice(2)}`)).toEqual({
        found: false,
        reason: 'unknown',
      })
    })

    test('says expired from the end on, and replaced after a renewal', async () => {
      const world = await certificationsWorld(await open())
      const old = await world.certify(world.lena)
      world.pass((old.expiresAt ?? 0) - world.now() - 1)
      expect(await verifyCertificate(world.stranger(), old.publicId)).toMatchObject({ state: 'in-renewal' })
      world.pass(1)
      expect(await verifyCertificate(world.stranger(), old.publicId)).toMatchObject({ state: 'expired' })
      const first = await world.certify(world.omid)
      await world.certify(world.omid)
      expect(await verifyCertificate(world.stranger(), first.publicId)).toMatchObject({ state: 'superseded' })
    })
  })
})
