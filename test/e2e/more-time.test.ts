import { startExam } from './exam'
import { expect, test } from './fixtures'

/** What an examiner gives reaches an attempt that runs within this long, in milliseconds. */
const REACHES_MS = 5_000

test('more time reaches the page of an attempt that runs, which nobody touches', async ({ visit }) => {
  const learner = await visit({ as: 'petra@bluefern.example' })
  await startExam(learner, 'integration-associate')
  const clock = learner.page.locator('[data-timer-face]')
  // The limit is forty minutes.
  await expect(clock).toHaveText(/^0:(40:00|39:\d\d)$/)

  const { page } = await visit({ as: 'viktor@halyard.example' })
  await page.goto('/examine/accommodations?q=Petra')
  await page.locator('main a[href^="/examine/accommodations/"]').first().click()
  await page.locator('#factor').selectOption('2/1')
  await page.locator('#reason').fill('A reading disability, certified.')
  await page.locator('main form button[type="submit"]').click()
  await expect(page).toHaveURL(/\/examine\/accommodations/)
  await expect(clock).toHaveText(/^1:(20:00|1\d:\d\d)$/, { timeout: REACHES_MS })
})
