import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')

test('a manager reads why not Silver, opens the evidence and the plan, and assigns it', async ({ visit }) => {
  const manager = await visit({ as: 'petra@bluefern.example' })
  const { page } = manager

  await test.step('the tier page answers why not, with the evidence of it', async () => {
    await page.goto('/company/tier')
    await expect(page.locator('#why-not')).toContainText('At least 2 people hold Integration Associate or higher')
    await expect(page.locator('#why-not')).toContainText('One more is needed')
    await expect(page.locator('#checklist')).toContainText('Ana Consultant: Integration Associate, until')
    await page
      .locator('#checklist')
      .getByRole('link', { name: say('tiers', 'checklist.to-proof') })
      .first()
      .click()
    await expect(page).toHaveURL(/\/company\/tier\/proof/)
    await expect(page.locator('#tier-silver')).toContainText('Ana Consultant')
  })

  await test.step('any tier above is one click away: why not, and the cheapest way to it', async () => {
    await page.goto('/company/tier')
    await page
      .getByRole('navigation', { name: say('tiers', 'checklist.tiers') })
      .getByRole('link', { name: 'Platinum' })
      .click()
    await expect(page.locator('#why-not')).toContainText('Why not Platinum')
    await expect(page.locator('#why-not')).toContainText('At least 5 people hold Integration Associate or higher')
    await expect(page.locator('#why-not')).toContainText('Business plan approved')
    await expect(page.locator('#way')).toContainText('Cheapest way to Platinum')
    await expect(page.locator('#checklist')).toContainText('Licence revenue of €500,000')
  })

  await test.step('the cheapest way is one click away, proven, and asks few hours', async () => {
    await page.goto('/company/tier')
    await page
      .locator('#way')
      .getByRole('link', { name: say('tiers', 'plan.open-assign') })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cheapest way to Silver')
    await expect(page.locator('main')).toContainText(say('tiers', 'plan.cheapest'))
  })

  await test.step('without a person another way is found', async () => {
    const first = (await page.locator('.plan-person .title').first().textContent()) ?? ''
    await page.getByText(say('tiers', 'plan.leave-out-open')).click()
    await page.locator('#options').getByLabel(first).check()
    await page.locator('#options').getByRole('button').click()
    await expect(page.locator('.plan-person .title').first()).not.toHaveText(first)
  })

  await test.step('what is assigned stands in the assignments', async () => {
    const person = (await page.locator('.plan-person .title').first().textContent()) ?? ''
    await page.locator('#people').getByRole('button').click()
    await expect(page.locator('#toasts')).toContainText('assigned')
    await page.goto('/company/assignments')
    await expect(page.locator('#open-assignments')).toContainText(person)
    await expect(page.locator('#open-assignments')).toContainText('Integration Associate')
  })
})
