import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const REASON = 'They asked in writing, and the classes are announced.'

test('a programme manager keeps one tier, and agrees that another is taken away', async ({ visit, freshOrigin }) => {
  test.setTimeout(120_000)
  const { page } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })
  const heading = page.getByRole('heading', { level: 1 })

  await test.step('the start page says that somebody waits, and leads there', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'A demotion waits for your agreement' }).click()
    await expect(heading).toHaveText('One demotion waits for you')
    await expect(page.locator('main')).toContainText('Training centre')
    await expect(page.locator('main')).toContainText(/Licences for classrooms: 20.*then 4/)
  })

  await test.step('what is missing is said at its field, and what was typed stays', async () => {
    await page.getByRole('link', { name: /^Keep the tier.*Балкан/ }).click()
    await page.locator('#until').fill(day(-3))
    await page.locator('#reason').fill(REASON)
    await page.getByRole('button', { name: say('tiers', 'demotions.keep') }).click()
    await expect(page.locator('main form')).toContainText(say('benefits', 'problem.not-after'))
    await expect(page.locator('#reason')).toHaveValue(REASON)
    await expect(page.locator('#owner')).toHaveValue('Tariq Mansour')
  })

  const other = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })
  await other.page.goto('/programme/partners/balkan-systems/demotion/agreement?track=training')

  await test.step('kept, it waits for nobody, and the register lists it', async () => {
    await page.locator('#until').fill(day(40))
    await page.getByRole('button', { name: say('tiers', 'demotions.keep') }).click()
    await expect(heading).toHaveText('No demotion waits for you')
    await page.goto('/programme/exceptions?track=training')
    await expect(page.getByRole('row').filter({ hasText: 'Балкан' })).toContainText(REASON)
  })

  await test.step('who had the page open before is told what was said, and loses nothing', async () => {
    await other.page.locator('#reason').fill('Nobody called back.')
    await other.page.getByRole('button', { name: say('tiers', 'demotions.agree') }).click()
    await expect(other.page.locator('main')).toContainText(say('tiers', 'demotions.meanwhile'))
    await expect(other.page.locator('main')).toContainText(REASON)
    await expect(other.page.locator('#reason')).toHaveValue('Nobody called back.')
    await other.page.getByRole('button', { name: say('tiers', 'demotions.agree') }).click()
    await expect(other.page.locator('#toasts')).toContainText('Балкан')
    await other.page.goto('/programme/partners/balkan-systems/history?track=training')
    await expect(other.page.locator('main')).toContainText('Registered')
  })
})

test('a programme manager withdraws an exception that a benefit hangs on', async ({ visit, freshOrigin }) => {
  test.setTimeout(120_000)
  const { page } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })
  await page.goto('/programme/exceptions?track=reseller')
  const row = page.getByRole('row').filter({ hasText: 'Nordlys' })
  await expect(row).toContainText('Marketing funds')
  await row.getByRole('link', { name: /^Extend/ }).click()
  await page.locator('#until').fill(day(80))
  await page.locator('#reason').fill(REASON)
  await page.getByRole('button', { name: say('tiers', 'exceptions.extend') }).click()
  await expect(row).toContainText('within 90 days')

  await row.getByRole('link', { name: /^Withdraw/ }).click()
  await page.getByRole('button', { name: say('tiers', 'exceptions.withdraw') }).click()
  await expect(page.locator('main form')).toContainText(say('benefits', 'problem.missing'))
  await page.locator('#reason').fill(REASON)
  await page.getByRole('button', { name: say('tiers', 'exceptions.withdraw') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.goto('/programme/exceptions?state=withdrawn')
  await expect(row).toContainText(say('tiers', 'exceptions.state-withdrawn'))
  await page.goto('/programme/partners/nordlys-handel/benefits')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
