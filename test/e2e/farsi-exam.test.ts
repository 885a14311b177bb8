import type { Locator, Page } from '@playwright/test'
import { startPractice } from './exam'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('fa')
const PAGES = 10

test('an exam in Farsi reads from right to left, and answers may be typed with its digits and words', async ({
  visit,
}, { project }) => {
  test.skip(project.name !== 'sqlite', 'what a page does is the same on every database')
  const { page } = await visit({ as: 'zahra@sepehr.example', lang: 'fa', width: 390 })
  await startPractice(page, 'practise-http-api-fa')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const seen = new Set<string>()
  for (let at = 1; at <= PAGES; at++) {
    const question = page.locator('fieldset[data-page]:not([hidden]) section[data-item]')
    const type = (await question.getAttribute('data-type')) ?? ''
    seen.add(type)
    await expect(question.locator('.stem').first()).toHaveCSS('direction', 'rtl')
    if (type === 'numeric') {
      await question.locator('select').selectOption('ثانیه')
      await isRight(question, '۴')
    }
    if (type === 'short-answer') await isRight(question, 'retry-after')
    if (type === 'ordering') await movesTowardsTheStart(page, question)
    if (at < PAGES) await page.locator('[data-turn="next"]').click()
  }
  expect([...seen]).toEqual(expect.arrayContaining(['numeric', 'ordering', 'matching', 'cloze', 'hotspot']))
})

async function isRight(question: Locator, answer: string): Promise<void> {
  await question.locator('input.input').first().fill(answer)
  await question.locator('button[data-check]').first().click()
  await expect(question.locator('[data-last-try]')).toContainText(say('questions', 'outcomes.right'))
}

/** Items stand one above the other, each from right to left: what is moved up stands higher, and keeps the focus. */
async function movesTowardsTheStart(page: Page, question: Locator): Promise<void> {
  const second = question.locator('.movable').nth(1)
  const words = (await second.locator('.movable-words').textContent()) ?? ''
  await second.locator('[data-move=up]').focus()
  await page.keyboard.press('Enter')
  await expect(question.locator('.movable').first()).toContainText(words.trim())
}
