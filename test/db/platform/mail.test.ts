import { expect, test } from 'vitest'
import type { Ctx } from '~/platform/context.server'
import { listMails, viewMail } from '~/platform/list-mails.server'
import { type Message, SEND_MAIL_JOB, sendMail } from '~/platform/mail.server'
import { withDatabases } from '../databases'
import { type PlatformWorld, platformWorld, staff } from './platform-world'
import { startSmtpServer } from './smtp-server'

const TOKEN = 'k3Jz_9fQx2LmN8vWbR4tYc6HsA1pEoUd7iGqXwZ5-aB'
const invitation: Message = {
  to: 'lena@bluefern.example',
  kind: 'identity.invitation',
  subject: 'Join Bluefern',
  text: `Open https://partners.halyard.example/invitations/${TOKEN} to accept.`,
  html: `<a href="https://partners.halyard.example/invitations/${TOKEN}">Accept</a>`,
  token: { hash: 'hash of it', expiresAt: 5_000_000_000_000 },
}
/** Nobody listens there. */
const AWAY = 'smtp://127.0.0.1:1'

withDatabases((_dialect, open) => {
  test('without a mail server a mail is kept, and can be read in full', async () => {
    const world = platformWorld(await open())
    await world.system().mail(invitation)
    const { rows, isDelivering } = await listMails(world.administrator(), new URLSearchParams())
    expect([rows.map(({ state }) => state), isDelivering]).toEqual([['kept'], false])
    const mail = await viewMail(world.administrator(), rows[0]?.id ?? '')
    expect(mail).toMatchObject({ to: 'lena@bluefern.example', subject: 'Join Bluefern', attempts: 0, error: null })
    expect(mail.text).toContain(TOKEN)
    expect(await world.parts.db.selectFrom('jobs').selectAll().execute()).toEqual([])
  })

  test('the same key is mailed once, however often and in whichever transaction it is asked for', async () => {
    const world = platformWorld(await open(), { SMTP_URL: AWAY })
    const ask = () => world.system().transaction((tx) => tx.mail({ ...invitation, dedupeKey: 'notice 1' }))
    await ask()
    await ask()
    expect((await listMails(world.administrator(), new URLSearchParams())).total).toBe(1)
    expect(await world.parts.db.selectFrom('jobs').select('name').execute()).toEqual([{ name: SEND_MAIL_JOB }])
  })

  test('a mail of a transaction that failed was never written', async () => {
    const world = platformWorld(await open())
    const failing = world.system().transaction(async (tx) => {
      await tx.mail(invitation)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await listMails(world.administrator(), new URLSearchParams())).total).toBe(0)
  })

  test('a name cannot become a header, nor an address two', async () => {
    const world = platformWorld(await open())
    await world.system().mail({
      ...invitation,
      to: 'lena@bluefern.example\r\nBcc: all@halyard.example',
      subject: 'Hello\r\nBcc: all@halyard.example\u2028!',
    })
    const { rows } = await listMails(world.administrator(), new URLSearchParams())
    expect(rows[0]).toMatchObject({
      to: 'lena@bluefern.example Bcc: all@halyard.example',
      subject: 'Hello Bcc: all@halyard.example !',
    })
  })

  test('a mail leaves once, under a name that stays the same when it is sent again', async () => {
    const server = await startSmtpServer()
    try {
      const world = platformWorld(await open(), {
        SMTP_URL: server.url,
        MAIL_FROM: 'Halyard <no-reply@halyard.example>',
      })
      await world.system().mail(invitation)
      await sender(world).drain()
      const { rows } = await listMails(world.administrator(), new URLSearchParams())
      const [mail] = rows
      expect(mail).toMatchObject({ state: 'sent', sentAt: world.now() })
      expect(server.received).toHaveLength(1)
      expect(server.received[0]?.to.join()).toContain('<lena@bluefern.example>')
      expect(server.received[0]?.data).toContain(`Message-ID: <${mail?.id}@partners.halyard.example>`)

      await sendMail(world.parts.db, world.parts.config, mail?.id ?? '', world.now())
      expect(server.received).toHaveLength(1)

      expect(server.received[0]?.data.replaceAll(/=\r?\n/g, '')).toContain(TOKEN)
      const kept = await world.parts.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow()
      expect(JSON.stringify(kept)).not.toContain(TOKEN)
      expect(kept).toMatchObject({ body_text: 'Open https://partners.halyard.example/invitations/… to accept.' })
      expect(kept).toMatchObject({ body_html: expect.stringContaining('/invitations/…"'), token_hash: null })
    } finally {
      await server.stop()
    }
  })

  test('a mail that nobody takes is tried again, and at last shown as not delivered', async () => {
    const server = await startSmtpServer({ refuses: true })
    try {
      const world = platformWorld(await open(), { SMTP_URL: server.url })
      await world.system().mail(invitation)
      const stateNow = async () => (await listMails(world.administrator(), new URLSearchParams())).rows[0]
      await sender(world).drain()
      expect((await stateNow())?.state).toBe('queued')
      for (let tries = 0; tries < 8; tries++) {
        world.pass(3_600_000)
        await sender(world).drain()
      }
      const mail = await stateNow()
      expect(mail?.state).toBe('undelivered')
      expect(await viewMail(world.administrator(), mail?.id ?? '')).toMatchObject({ attempts: 8 })
      expect((await viewMail(world.administrator(), mail?.id ?? '')).error).toContain('550 nobody here')
      const undelivered = await listMails(world.administrator(), new URLSearchParams({ state: 'undelivered' }))
      const queued = await listMails(world.administrator(), new URLSearchParams({ state: 'queued' }))
      expect([undelivered.total, queued.total]).toEqual([1, 0])
    } finally {
      await server.stop()
    }
  })

  test('once mails leave, an administrator does not see the links that open accounts', async () => {
    const world = platformWorld(await open(), { SMTP_URL: AWAY })
    await world.system().mail(invitation)
    const { rows } = await listMails(world.administrator(), new URLSearchParams())
    const { text } = await viewMail(world.administrator(), rows[0]?.id ?? '')
    expect(text).toBe('Open https://partners.halyard.example/invitations/… to accept.')
  })

  test('mails are found by address or subject, in any letters', async () => {
    const world = platformWorld(await open())
    await world.system().mail(invitation)
    await world.system().mail({ ...invitation, to: 'sara@bluefern.example', subject: '50 % off_line' })
    const found = async (query: Record<string, string>) =>
      (await listMails(world.administrator(), new URLSearchParams(query))).rows.map(({ to }) => to.split('@')[0])
    expect(await found({ q: 'LENA' })).toEqual(['lena'])
    expect(await found({ q: 'join' })).toEqual(['lena'])
    expect(await found({ q: '50 %' })).toEqual(['sara'])
    expect(await found({ q: 'f_l' })).toEqual(['sara'])
    expect(await found({ q: 'nobody' })).toEqual([])
    expect(await found({ state: 'sent' })).toEqual([])
  })

  test('only administrators read mails', async () => {
    const world = platformWorld(await open())
    await world.system().mail(invitation)
    const { rows } = await listMails(world.administrator(), new URLSearchParams())
    const trainer: Ctx = world.as(staff('trainer', 'programme-manager'))
    await expect(listMails(trainer, new URLSearchParams())).rejects.toMatchObject({ status: 403 })
    await expect(viewMail(trainer, rows[0]?.id ?? '')).rejects.toMatchObject({ status: 403 })
    await expect(viewMail(world.administrator(), 'none')).rejects.toMatchObject({ code: 'admin.mail-not-found' })
  })
})

const sender = (world: PlatformWorld) =>
  world.worker({
    jobs: {
      [SEND_MAIL_JOB]: (ctx: Ctx, payload: { mailId: string }) => sendMail(ctx.db, ctx.config, payload.mailId, ctx.now),
    },
  })
