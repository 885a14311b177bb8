import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

test('a programme manager records a fact, imports a file with a mistake, and revokes a certificate', async ({
  visit,
  desk,
  freshOrigin,
}) => {
  test.setTimeout(120_000)
  const { page } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })

  await test.step('an amount that cannot be read is explained, and what was typed stays', async () => {
    await page.goto('/programme/partners/bluefern-integration/facts')
    await page.locator('#metric-amount').fill('12 thousand')
    await page.locator('#metric-customer').fill('Pelion Outdoor')
    await page.getByRole('button', { name: say('tiers', 'entry.record-metric') }).click()
    await expect(page.locator('#metric-errors')).toBeVisible()
    await expect(page.locator('#metric-amount')).toHaveValue('12 thousand')
    await expect(page.locator('#metric-customer')).toHaveValue('Pelion Outdoor')
  })

  await test.step('the corrected one is recorded once, with whoever vouches for it', async () => {
    await page.locator('#metric-amount').fill('41250')
    await page.getByRole('button', { name: say('tiers', 'entry.record-metric') }).click()
    await expect(page.locator('#toasts')).toContainText(say('tiers', 'facts.recorded'))
    await expect(page.locator('main')).toContainText(/41,250/)
    await expect(page.locator('main')).toContainText('Tariq Mansour')
  })

  await test.step('a file is checked line by line; the wrong date is named, the right line is applied', async () => {
    await page.goto('/programme/imports')
    await page.locator('input[name="file"]').setInputFiles({
      name: 'november.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        [
          'partner,kind,name,amount,date,customer',
          `bluefern-integration,metric,revenue,9100,${day(-20)},Kavala Ferries`,
          'bluefern-integration,metric,revenue,8200,31.02.2026,Kavala Ferries',
        ].join('\n'),
      ),
    })
    await page.getByRole('button', { name: say('tiers', 'imports.check') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('One of 2 lines can be applied')
    const refused = page.locator('main tr').filter({ hasText: '31.02.2026' })
    await expect(refused).toContainText(say('tiers', 'import.verdict-refused'))
    await page.getByRole('button', { name: /Apply one line/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('One line was applied')
    await page.goto('/programme/partners/bluefern-integration/facts')
    await expect(page.locator('main')).toContainText(/9,100/)
    await expect(page.locator('main')).not.toContainText(/8,200/)
  })

  const manager = await visit({ as: 'eleni@aegean.example', origin: freshOrigin })
  await manager.page.goto('/company/tier')
  await expect(manager.page.getByRole('heading', { level: 1 })).toContainText('Silver')

  await test.step('a certificate is revoked with a reason', async () => {
    const [certificate] = await desk('certificates', { origin: freshOrigin, email: 'giorgos@aegean.example' })
    await page.goto(`/programme/certificates/${certificate?.id}/revocation`)
    await page.getByRole('button', { name: say('certifications', 'revoke.confirm') }).click()
    await expect(page.locator('.error').first()).toBeVisible()
    await page.locator('textarea[name="reason"]').fill('Another person sat the exam in his name.')
    await page.getByRole('button', { name: say('certifications', 'revoke.confirm') }).click()
    await expect(page.locator('#toasts')).toContainText(say('certifications', 'revoke.done'))
    const stranger = await visit({ origin: freshOrigin })
    await stranger.page.goto(`/verify/${certificate?.publicId}`)
    await expect(stranger.page.getByRole('heading', { level: 1 })).toHaveText(say('certifications', 'verify.revoked'))
    await expect(stranger.page.locator('main')).toContainText('Another person sat the exam in his name.')
  })

  await test.step('the company keeps its tier for a time, and its manager reads until when', async () => {
    await expect(manager.page.getByRole('heading', { level: 1 })).toContainText(/You keep Silver until/)
    await manager.page.goto('/notifications')
    await expect(manager.page.locator('#notifications')).toContainText('Another person sat the exam in his name.')
    await page.goto('/programme/partners/aegean-systems')
    await expect(page.locator('main')).toContainText(/until|grace/i)
  })
})
