import { expect, signIn, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const CHOSEN = 'seven wide bridges over water'
const CHANGED = 'another nine quiet harbours'

test('an invitation becomes a member, who resets the password and signs out everywhere', async ({ visit, desk }) => {
  const email = 'roisin@quillon.example'
  const manager = await visit({ as: 'aoife@quillon.example' })
  const { origin } = manager

  await test.step('the manager invites', async () => {
    await manager.page.goto('/company/people')
    await manager.page.getByRole('link', { name: say('identity', 'people.invite') }).click()
    const dialog = manager.page.locator('#invite-dialog')
    await dialog.getByLabel(say('identity', 'invite.name')).fill('Róisín Doyle')
    await dialog.getByLabel(say('identity', 'invite.email')).fill(email)
    await dialog.getByRole('button', { name: say('identity', 'invite.submit') }).click()
    await expect(manager.page.locator('#toasts')).toContainText(email)
    await expect(manager.page.locator('main')).toContainText('Róisín Doyle')
  })

  const guest = await visit()
  await test.step('the guest accepts by the link of the mail', async () => {
    const [mail] = await desk('mails', { origin, to: email })
    const link = /https?:\/\/\S+\/invitations\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(link.startsWith(`${origin}/`)).toBe(true)
    await guest.page.goto(link)
    await expect(guest.page.getByRole('heading', { level: 1 })).toContainText('Quillon Advisory')
    await guest.page.locator('input[name="password"]').fill('short')
    await guest.page.locator('main form button, form.stack button').last().click()
    await expect(guest.page.locator('.error').first()).toBeVisible()
    await expect(guest.page.locator('input[name="name"]')).toHaveValue('Róisín Doyle')
    await guest.page.locator('input[name="password"]').fill(CHOSEN)
    await guest.page.locator('form.stack button').last().click()
    await expect(guest.page).toHaveURL(`${origin}/`)
    await expect(guest.page.locator('#toasts')).toContainText(say('identity', 'invitation.done'))
    // A link works once.
    const answer = await guest.page.goto(link)
    expect(answer?.status()).toBe(404)
  })

  await test.step('and is shown to the manager without a reload', async () => {
    await expect(manager.page.locator('main')).toContainText(email)
  })

  await test.step('a forgotten password is chosen anew; the old one and its sessions are over', async () => {
    const elsewhere = await visit()
    await elsewhere.page.goto('/sign-in')
    await elsewhere.page.getByRole('link', { name: say('identity', 'sign-in.forgotten') }).click()
    await elsewhere.page.locator('input[name="email"]').fill(email)
    await elsewhere.page.locator('form.stack button').click()
    await expect(elsewhere.page.getByRole('heading', { level: 1 })).toHaveText(say('identity', 'forgotten.sent-title'))
    await expect(async () => {
      expect((await desk('mails', { origin, to: email })).some(({ text }) => text.includes('/reset-password/'))).toBe(
        true,
      )
    }).toPass({ timeout: 10_000 })
    const mails = await desk('mails', { origin, to: email })
    const link = /https?:\/\/\S+\/reset-password\/[\w-]+/.exec(mails.map(({ text }) => text).join('\n'))?.[0] ?? ''
    await elsewhere.page.goto(link)
    await elsewhere.page.locator('input[name="password"]').fill(CHANGED)
    await elsewhere.page.locator('form.stack button').click()
    await expect(elsewhere.page).toHaveURL(/\/sign-in$/)
    await guest.page.goto('/learn')
    await expect(guest.page).toHaveURL(/\/sign-in\?next=/)
    const form = guest.page.getByRole('form', { name: say('identity', 'sign-in.form') })
    await form.locator('input[name="email"]').fill(email)
    await form.locator('input[name="password"]').fill(CHOSEN)
    await form.getByRole('button').click()
    await expect(form).toContainText(/This password does not match/)
    await expect(form.locator('input[name="email"]')).toHaveValue(email)
    await form.locator('input[name="password"]').fill(CHANGED)
    await form.getByRole('button').click()
    await expect(guest.page).toHaveURL(`${origin}/learn`)
  })

  await test.step('signing out elsewhere ends the other browsers and not this one', async () => {
    const phone = await visit()
    await signIn(phone.context, origin, email, CHANGED)
    await phone.page.goto('/account/sessions')
    await phone.page.getByRole('button', { name: say('identity', 'sessions.end-others') }).click()
    await expect(phone.page).toHaveURL(`${origin}/account/sessions`)
    await guest.page.goto('/learn')
    await expect(guest.page).toHaveURL(/\/sign-in\?next=/)
    await phone.page.goto('/learn')
    await expect(phone.page).toHaveURL(`${origin}/learn`)
  })
})
