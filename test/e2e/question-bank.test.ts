import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const CHLOE = 'chloe@halyard.example'
/** A picture of one dot; its places are given by numbers. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const rich = (page: Page, name: string, text: string) => page.locator(`[name="${name}.text"]`).fill(text)
const line = (page: Page, name: string, text: string) => page.locator(`[name="${name}"]`).fill(text)

/** The least that makes a question of each type, beside its text. */
const fillings: Record<string, (page: Page) => Promise<void>> = {
  'single-choice': async (page) => {
    for (const key of ['a', 'b', 'c', 'd']) await rich(page, `options.${key}.text`, `Option ${key}`)
  },
  'multiple-response': async (page) => {
    for (const key of ['a', 'b', 'c', 'd']) await rich(page, `options.${key}.text`, `Option ${key}`)
    await page.locator('[name="options.a.right"]').check()
    await page.locator('[name="options.c.right"]').check()
  },
  'true-false': async () => {},
  numeric: async (page) => line(page, 'answers.r1.value', '42'),
  'short-answer': async (page) => line(page, 'answers.r1.pattern', 'webhook*'),
  matching: async (page) => {
    for (const key of ['x', 'y', 'z']) await rich(page, `answers.${key}.text`, `Answer ${key}`)
    for (const key of ['a', 'b', 'c']) await rich(page, `prompts.${key}.text`, `Prompt ${key}`)
  },
  ordering: async (page) => {
    for (const key of ['a', 'b', 'c']) await rich(page, `items.${key}.text`, `Step ${key}`)
  },
  cloze: async (page) => {
    await rich(page, 'stem', 'Send it [[gap-1]].')
    await line(page, 'gaps.gap-1.answers.a.text', 'again')
  },
  hotspot: async (page) => {
    await page.locator('[name=picture]').setInputFiles({ name: 'log.png', mimeType: 'image/png', buffer: DOT })
    await expect(page.locator('[name="image.width"]')).toHaveValue('1')
    await line(page, 'image.alt', 'A dot')
    for (const key of ['a', 'b']) {
      await line(page, `regions.${key}.label`, `Place ${key}`)
      for (const field of ['x', 'y']) await line(page, `regions.${key}.shape.${field}`, '0')
      for (const field of ['width', 'height']) await line(page, `regions.${key}.shape.${field}`, '1')
    }
  },
  essay: async () => {},
  'file-upload': async () => {},
}

const save = async (page: Page) => {
  await page.locator('[data-save]').click()
  await page.waitForURL(/\/author\/questions\/[\w-]+$/)
}

test('a trainer makes a pool, writes a question of each type, tries, retires and changes many', async ({
  visit,
  freshOrigin,
}) => {
  const { page } = await visit({ as: CHLOE, origin: freshOrigin })
  await test.step('a pool', async () => {
    await page.goto('/author/pools')
    await page.getByRole('link', { name: say('bank', 'pools.new') }).click()
    await line(page, 'title', 'Advanced webhooks')
    await expect(page.locator('[name=slug]')).toHaveValue('advanced-webhooks')
    await page.getByRole('button', { name: say('bank', 'new-pool.submit') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Advanced webhooks')
  })

  for (const [type, fill] of Object.entries(fillings))
    await test.step(type, async () => {
      await page.goto(`/author/pools/advanced-webhooks/questions/new?type=${type}`)
      await line(page, 'title', `About ${type}`)
      await rich(page, 'stem', `What of ${type}?`)
      await fill(page)
      await save(page)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`About ${type}`)
    })

  await test.step('one after the other', async () => {
    await page.goto('/author/pools/advanced-webhooks/questions/new?type=true-false')
    await rich(page, 'stem', 'Is it sent again?')
    await page.getByRole('button', { name: say('bank', 'editor.create-another') }).click()
    await expect(page.locator('[name="stem.text"]')).toHaveValue('')
  })

  await test.step('rows by keyboard, and what was typed survives a reload', async () => {
    await page.goto('/author/pools/advanced-webhooks?q=About+single')
    await page.getByRole('link', { name: 'About single-choice', exact: true }).click()
    await page.getByRole('link', { name: say('bank', 'question.edit'), exact: true }).click()
    const texts = page.locator('[data-list=options] textarea[name$=".text.text"]')
    await texts.nth(1).press('Alt+ArrowUp')
    await expect(texts.nth(0)).toHaveValue('Option b')
    await texts.nth(0).press('Alt+Enter')
    // Nobody waits for the new row before writing into it.
    await page.keyboard.type('Option new')
    await expect(texts).toHaveCount(5)
    await expect(texts.nth(1)).toBeFocused()
    await expect(texts.nth(0)).toHaveValue('Option b')
    await expect(texts.nth(1)).toHaveValue('Option new')
    await expect(page.locator('[data-editor-kept]')).toBeVisible()
    page.once('dialog', (dialog) => dialog.accept())
    await page.reload()
    await expect(texts.nth(1)).toHaveValue('Option new')
    await expect(page.locator('#editor-preview')).toContainText('Option new')
    await page.keyboard.press('Control+s')
    await page.waitForURL(/\/author\/questions\/[\w-]+$/)
    await expect(page.locator('#versions')).toContainText(say('bank', 'version.from-editor'))
  })

  await test.step('try it, then retire it', async () => {
    await page.getByRole('link', { name: say('bank', 'question.try') }).click()
    await page.getByText('Option a', { exact: true }).click()
    await page.getByRole('button', { name: say('bank', 'trial.submit') }).click()
    await expect(page.locator('#mark')).toContainText('100%')
    await page.getByRole('link', { name: say('bank', 'version.to-question') }).click()
    await page.getByRole('link', { name: say('bank', 'question.change-state') }).click()
    await page.locator('[name=state][value=retired]').check()
    await page.getByRole('button', { name: say('bank', 'state.submit') }).click()
    await expect(page.locator('.error-summary')).toBeVisible()
    await page.locator('[name=reason]').fill('Too easy')
    await page.getByRole('button', { name: say('bank', 'state.submit') }).click()
    await expect(page.locator('#states')).toContainText('Too easy')
  })

  await test.step('many at once, and back', async () => {
    await page.goto('/author/pools/advanced-webhooks?state=trial')
    await page.locator('[data-choose-all]').check()
    await page.getByRole('button', { name: say('bank', 'pool.change-chosen') }).click()
    await page.locator('[name=to-difficulty]').selectOption('hard')
    await expect(page.locator('#set-difficulty')).toBeChecked()
    await page.getByRole('button', { name: say('bank', 'bulk.preview') }).click()
    await page.locator('form[method=post] .btn-primary').click()
    await page.getByRole('button', { name: say('bank', 'bulk.undo'), exact: true }).click()
    await expect(page.getByText(say('bank', 'bulk.undone-title'))).toBeVisible()
  })
})

test('without a script the form comes back with everything that was typed', async ({ visit }) => {
  const { page } = await visit({ as: CHLOE, scripts: false })
  await page.goto('/author/pools/http-api/questions/new?type=ordering')
  await rich(page, 'stem', 'In which order?')
  await rich(page, 'items.a.text', 'First')
  await page.locator('[data-list=items] > [data-change=add]').click()
  await expect(page.locator('[data-list=items] textarea')).toHaveCount(4)
  await expect(page.locator('[name="stem.text"]')).toHaveValue('In which order?')
  await page.locator('[data-row="items a"] [data-change=down]').click()
  await expect(page.locator('[data-list=items] textarea').nth(1)).toHaveValue('First')
  await page.locator('[data-save]').click()
  await expect(page.locator('.error-summary')).toBeVisible()
  await expect(page.locator('[data-list=items] textarea').nth(1)).toHaveValue('First')
})
