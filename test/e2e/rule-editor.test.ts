import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
const TWO_ASSOCIATES = 'atLeast: 2, holding: { orHigher: integration-associate }'

const replaceInSource = async (page: Page, from: string | RegExp, to: string) => {
  const source = await page.locator('#source').inputValue()
  const changed = source.replace(from, to)
  expect(changed, `${from} stands in the rules`).not.toBe(source)
  await page.locator('#source').fill(changed)
}

const openRoom = async (page: Page, room: string) => {
  await page
    .locator('main')
    .getByRole('link', { name: say('rulebook', room), exact: true })
    .click()
}

test('rules are drafted, mended, tried, reviewed, published and withdrawn; the partner reads it each time', async ({
  visit,
  freshOrigin,
}) => {
  test.setTimeout(180_000)
  const { page } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })
  const partner = await visit({ as: 'astrid@nordlys.example', origin: freshOrigin })

  await test.step('a draft begins with the rules in force', async () => {
    await page.goto('/programme/rules/reseller')
    await page.getByRole('button', { name: say('tiers', 'rules.draft-of-this') }).click()
    await expect(page).toHaveURL(/\/programme\/rule-drafts\//)
    await expect(page.locator('#reading')).toContainText('At least 2 people hold Integration Associate or higher')
  })

  await test.step('what is wrong is said while it is typed, with the line and what was meant', async () => {
    await replaceInSource(page, TWO_ASSOCIATES, 'atLeast: 3, holding: { orHigher: integration-asociate }')
    await expect(page.locator('#problems')).toContainText('integration-asociate')
    await expect(page.locator('#problems')).toContainText('integration-associate')
    const line = page.locator('#problems a').first()
    await expect(line).toHaveText(/^Line \d+$/)
    await line.click()
    await expect(page.locator('#source')).toBeFocused()
    const marked = await page.locator('#source').evaluate((field: HTMLTextAreaElement) => {
      const before = field.value.slice(0, field.selectionStart)
      return field.value.split('\n')[before.split('\n').length - 1]
    })
    expect(marked).toContain('integration-asociate')
  })

  await test.step('the mended draft is read aloud, and kept', async () => {
    await replaceInSource(page, 'integration-asociate', 'integration-associate')
    await replaceInSource(page, /^effective: .*$/m, `effective: ${tomorrow}`)
    await expect(page.locator('#problems')).toHaveCount(0)
    await expect(page.locator('#reading')).toContainText('At least 3 people hold Integration Associate or higher')
    await page.getByRole('button', { name: say('rulebook', 'text.save') }).click()
    await expect(page.locator('#draft-saved')).toContainText(/Saved/)
    await page.reload()
    await expect(page.locator('#source')).toHaveValue(/atLeast: 3, holding: \{ orHigher: integration-associate \}/)
  })

  await test.step('nothing is published before it was tried', async () => {
    await openRoom(page, 'rooms.publication')
    await expect(page.locator('#gate')).toContainText(say('rulebook', 'publication.not-tried'))
    await expect(page.locator('#publish')).toHaveCount(0)
  })

  await test.step('the what-if names who falls, by which requirement, and what they lose', async () => {
    await openRoom(page, 'rooms.what-if')
    await page.getByRole('button', { name: say('rulebook', 'what-if.run') }).click()
    await expect(page.getByRole('button', { name: say('rulebook', 'what-if.mark-reviewed') })).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.locator('#failing')).toContainText('At least 3 people hold Integration Associate or higher')
    const falls = page.locator('main tr').filter({ hasText: 'Nordlys Handel' })
    await expect(falls).toContainText(say('rulebook', 'what-if.is-demoted'))
    await expect(falls).toContainText(/Discount on licences: 12\s?% → 5\s?%/)
  })

  await test.step('it is reviewed, and its notices are read as the partner will read them', async () => {
    await page.getByRole('button', { name: say('rulebook', 'what-if.mark-reviewed') }).click()
    await expect(page.locator('main')).toContainText(say('rulebook', 'what-if.reviewed'))
    await openRoom(page, 'rooms.notices')
    await expect(page.locator('#notices li').filter({ hasText: 'Nordlys Handel' })).toContainText('Silver')
  })

  await test.step('it is published once the reader says that it was read', async () => {
    await openRoom(page, 'rooms.publication')
    await page.getByRole('button', { name: say('rulebook', 'publication.submit') }).click()
    await expect(page.locator('#publish')).toContainText(say('rulebook', 'publication.confirm-missing'))
    await page.getByLabel(say('rulebook', 'publication.confirm')).check()
    await page.getByRole('button', { name: say('rulebook', 'publication.submit') }).click()
    await expect(page.locator('#toasts')).toContainText(say('rulebook', 'publication.done'))
    await expect(page.locator('#versions')).toContainText(say('tiers', 'rules.state-next'))
  })

  await test.step('the partner keeps its tier until that day, is told of it, and reads the rules to come', async () => {
    await partner.page.goto('/company/tier')
    await expect(partner.page.getByRole('heading', { level: 1 })).toContainText('Silver')
    await expect(partner.page.locator('main')).toContainText(say('tiers', 'tier.new-rules'))
    await partner.page.goto('/notifications')
    await expect(partner.page.locator('#notifications')).toContainText('Reseller')
    await partner.page.goto('/programme/rules/reseller')
    await expect(partner.page.locator('#versions')).toContainText(say('tiers', 'rules.state-next'))
  })

  await test.step('a version whose day is to come is withdrawn with a reason, and the partner reads that too', async () => {
    await page
      .locator('#versions')
      .getByRole('link', { name: say('tiers', 'rules.withdraw'), exact: true })
      .click()
    await page.getByRole('button', { name: say('rulebook', 'withdrawal.confirm') }).click()
    await expect(page.locator('.error').first()).toBeVisible()
    await page.locator('textarea[name="reason"]').fill('Three is more than a small house can train in a year.')
    await page.getByRole('button', { name: say('rulebook', 'withdrawal.confirm') }).click()
    await expect(page.locator('#toasts')).toContainText(say('rulebook', 'withdrawal.done'))
    await partner.page.goto('/company/tier')
    await expect(partner.page.locator('main')).not.toContainText(say('tiers', 'tier.new-rules'))
    await partner.page.goto('/programme/rules/reseller')
    await expect(partner.page.locator('#versions')).toContainText(
      'Three is more than a small house can train in a year.',
    )
  })
})
