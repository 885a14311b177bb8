import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')

test('a manager assigns a course, the learner sees it at once, and the team is a table for a spreadsheet', async ({
  visit,
}) => {
  const learner = await visit({ as: 'daniel@cedarline.example' })
  await learner.page.goto('/')
  await expect(learner.page.getByRole('heading', { level: 1 })).toContainText('Daniel')

  const manager = await visit({ as: 'grace@cedarline.example' })
  await test.step('somebody must be chosen', async () => {
    await manager.page.goto('/company/assignments')
    const form = manager.page.locator('#new-assignment form')
    await form.locator('select[name="target"]').selectOption('course:partner-practice')
    await form.locator('textarea').fill('Before the summer, please.')
    await form.getByRole('button').click()
    await expect(form.locator('.error').first()).toBeVisible()
    await expect(form.locator('select[name="target"]')).toHaveValue('course:partner-practice')
    await expect(form.locator('textarea')).toHaveValue('Before the summer, please.')
  })

  await test.step('the assignment is made', async () => {
    const form = manager.page.locator('#new-assignment form')
    await form.getByLabel(/Daniel Okafor/).check()
    await form.getByRole('button').click()
    await expect(manager.page.locator('#toasts')).toContainText(say('learning', 'assign.sent'))
    await expect(manager.page.locator('#open-assignments')).toContainText('Daniel Okafor')
  })

  await test.step('and stands on the learner’s start page without a reload', async () => {
    await expect(learner.page.locator('#assigned')).toContainText('Before the summer, please.')
    await learner.page.locator('#assigned a').first().click()
    await expect(learner.page).toHaveURL(/\/learn\/courses\/partner-practice$/)
  })

  await test.step('the progress of the team is offered as CSV', async () => {
    await manager.page.goto('/company/progress')
    const [download] = await Promise.all([
      manager.page.waitForEvent('download'),
      manager.page.locator('a[href*="/company/progress.csv"]').click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^progress-\d{4}-\d\d-\d\d\.csv$/)
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text).toContain('"Daniel Okafor","daniel@cedarline.example"')
    expect(text.split('\r\n').length).toBeGreaterThan(5)
  })
})
