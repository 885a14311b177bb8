import type { Locator, Page } from '@playwright/test'
import { bringAxe, violations } from './axe'
import { allSaved, startPractice, turnPage } from './exam'
import { expect, test, type Visitor } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')
const PHONE = 390

const questionOf = (page: Page, type: string) => page.locator(`section[data-type="${type}"]`)

/** Nothing is in anybody's way, and nothing is wider than the phone. */
async function fits(page: Page, state: string): Promise<string[]> {
  // On a screen as long as the page its bars cover nothing halfway.
  const height = await page.evaluate(() => document.documentElement.scrollHeight + 200)
  await page.setViewportSize({ width: PHONE, height })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const found = await violations(page)
  await page.setViewportSize({ width: PHONE, height: 844 })
  return [...(overflow > 1 ? [`${overflow} px too wide`] : []), ...found].map((one) => `${state}: ${one}`)
}

/** Goes to a control by the Tab key alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = await target.elementHandle()
  for (let step = 0; step < 150; step++) {
    if (await wanted?.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key never reaches ${target}`)
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Chooses in a list by its first letters. */
async function choose(page: Page, select: Locator, words: string): Promise<void> {
  await tabTo(page, select)
  await page.keyboard.type(words)
  await expect(select.locator('option:checked')).toHaveText(words)
}

/** Chooses one of several: the Tab key leads to the group, arrows inside it. */
async function pick(page: Page, question: Locator, words: string): Promise<void> {
  await press(page, question.locator('.options input').first(), 'Space')
  while (!(await question.getByLabel(words).isChecked())) await page.keyboard.press('ArrowDown')
}

async function type(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(words)
}

test.describe('an exam with every type of question, on a phone', () => {
  // The network is switched off, and a file is refused.
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError|files\.json answered 422/] })

  test('is taken by the keyboard alone, and nothing is in the way in any state', async ({ visit, desk }, {
    project,
  }) => {
    test.skip(project.name !== 'sqlite', 'what a page does is the same on every database')
    test.setTimeout(180_000)
    const learner = await visit({ as: 'petr@ostravadata.example', width: PHONE })
    const { page, context } = learner
    const { exam } = await desk('everyType', { origin: learner.origin })
    await page.goto(`/exams/${exam}`)
    await press(page, page.locator('#start form button'))
    await page.waitForURL(/\/exams\/attempts\/[0-9a-f-]+$/)
    const attempt = page.url()
    const found: string[] = []
    await bringAxe(page)
    found.push(...(await fits(page, 'unanswered')))

    await test.step('every question is answered', async () => {
      await press(page, questionOf(page, 'single-choice').locator('input[type=radio]').first(), 'Space')
      const boxes = questionOf(page, 'multiple-response').locator('input[type=checkbox]')
      for (const place of [0, 1]) await press(page, boxes.nth(place), 'Space')
      await press(page, questionOf(page, 'true-false').locator('input[type=radio]').first(), 'Space')
      await type(page, questionOf(page, 'numeric').locator('input[type=text]'), '42')
      await type(page, questionOf(page, 'short-answer').locator('input[type=text]'), 'webhook')
      const matching = questionOf(page, 'matching')
      await choose(page, matching.getByLabel('Created'), '201')
      await choose(page, matching.getByLabel('Gone'), '410')
      await putInOrder(page, ['First', 'Second', 'Third'])
      const cloze = questionOf(page, 'cloze')
      await choose(page, cloze.locator('select'), 'POST')
      await type(page, cloze.locator('input[type=text]').first(), '/orders')
      await type(page, cloze.locator('input[type=text]').last(), '30')
      await pick(page, questionOf(page, 'hotspot'), 'Rack')
      await expect(questionOf(page, 'hotspot').locator('[data-region].is-chosen')).toHaveCount(1)
      const essay = questionOf(page, 'essay')
      await type(page, essay.locator('textarea'), 'One two three, four five six seven eight nine ten.')
      await expect(essay.locator('[data-words]')).toHaveText('Words: 10')
      await press(page, essay.locator('.certainty input').first(), 'Space')
      await handIn(page, 'notes.txt', 'What I did.')
      await expect(questionOf(page, 'file-upload').locator('.file')).toContainText('notes.txt')
      await allSaved(page)
      await expect(page.locator('a.q.is-done')).toHaveCount(11)
    })

    await test.step('a file that is not what it says is refused', async () => {
      await handIn(page, 'picture.png', '<script>alert(1)</script>')
      await expect(questionOf(page, 'file-upload').locator('[data-upload-state]')).toHaveText(
        say('exams', 'upload.content'),
      )
      await expect(questionOf(page, 'file-upload').locator('.file')).toHaveCount(1)
    })

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await context.setOffline(true)
    await type(page, questionOf(page, 'short-answer').locator('input[type=text]'), 's')
    await expect(page.locator('#attempt-callout')).toBeVisible()
    found.push(...(await fits(page, 'answered, offline')))
    await context.setOffline(false)
    await allSaved(page)
    const other = await context.newPage()
    await other.goto(attempt)
    await expect(other.locator('#attempt-callout')).toBeVisible()
    await bringAxe(other)
    found.push(...(await fits(other, 'read only')))
    await other.close()

    await test.step('what was answered is there again', async () => {
      await page.reload()
      await expect(page.locator('a.q.is-done')).toHaveCount(11)
      await expect(questionOf(page, 'ordering').locator('.movable-words').first()).toHaveText('First')
      await expect(questionOf(page, 'essay').locator('.certainty input').first()).toBeChecked()
    })

    await test.step('it is handed in, and waits for a person to mark it', async () => {
      await press(page, page.locator('[data-turn="next"]'))
      await page.waitForURL(/\/review$/)
      await press(page, page.locator('#submission button'))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('exams', 'awaited.heading'))
      await page.goto(`${attempt}/answers`)
      await expect(page.locator('.answers .question')).toHaveCount(11)
      await bringAxe(page)
      found.push(...(await fits(page, 'reviewed without the key')))
    })
    expect(found).toEqual([])
  })

  test('is taken without a script', async ({ visit, desk }) => {
    const learner = await visit({ as: 'tomas@ostravadata.example', width: PHONE, scripts: false })
    const { page } = learner
    const { exam } = await desk('everyType', { origin: learner.origin })
    await page.goto(`/exams/${exam}`)
    await page.locator('#start form button').click()
    await page.waitForURL(/\/exams\/attempts\/[0-9a-f-]+$/)

    await questionOf(page, 'single-choice').locator('input[type=radio]').first().check()
    await questionOf(page, 'multiple-response').locator('input[type=checkbox]').first().check()
    await questionOf(page, 'true-false').locator('input[type=radio]').first().check()
    await questionOf(page, 'numeric').locator('input[type=text]').fill('42')
    await questionOf(page, 'short-answer').locator('input[type=text]').fill('webhook')
    const matching = questionOf(page, 'matching')
    await matching.getByLabel('Created').selectOption({ label: '201' })
    const places = questionOf(page, 'ordering').locator('select')
    for (const [place, words] of ['First', 'Second', 'Third'].entries())
      await places.nth(place).selectOption({ label: words })
    await questionOf(page, 'cloze').locator('input[type=text]').first().fill('/orders')
    await questionOf(page, 'hotspot').getByLabel('Rack').check()
    await questionOf(page, 'essay').locator('textarea').fill('One\ntwo.')
    await questionOf(page, 'essay').locator('.certainty input').last().check()
    const upload = questionOf(page, 'file-upload')
    await upload.locator('input[type=file]').setInputFiles(textFile('plan.txt', 'A plan.'))
    await upload.locator('[data-upload]').click()
    await expect(upload.locator('.file')).toContainText('plan.txt')
    await expect(page.locator('a.q.is-done')).toHaveCount(11)
    await expect(questionOf(page, 'essay').locator('textarea')).toHaveValue('One\ntwo.')
    await expect(questionOf(page, 'essay').locator('.certainty input').last()).toBeChecked()
    await expect(places.nth(2).locator('option:checked')).toHaveText('Third')

    await test.step('a file too large is refused in words, and everything beside it is kept', async () => {
      await upload.locator('input[type=file]').setInputFiles(textFile('long.txt', 'x'.repeat(5_000)))
      await questionOf(page, 'short-answer').locator('input[type=text]').fill('hook')
      await upload.locator('[data-upload]').click()
      await expect(page.locator('#attempt-trouble')).toContainText(say('exams', 'upload.too-large'))
      await expect(questionOf(page, 'short-answer').locator('input[type=text]')).toHaveValue('hook')
    })
    await test.step('a file is taken back', async () => {
      await upload.locator('[data-remove-file]').click()
      await expect(upload.locator('.file')).toHaveCount(0)
    })
    await turnPage(page)
    await expect(page).toHaveURL(/\/review$/)
    await page.locator('#submission button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('exams', 'awaited.heading'))
  })
})

test.describe('practice', () => {
  // What was not answered cannot be checked, and the server says so.
  test.use({ expected: [/tries answered 422/] })
  for (const scripts of [true, false])
    test(`says at once what an answer earned, ${scripts ? 'on the page that is open' : 'without a script'}`, async ({
      visit,
      desk,
    }, { project }) => {
      test.skip(project.name !== 'sqlite', 'what a page does is the same on every database')
      // Nobody of another test: what is chosen here, the language, is theirs everywhere.
      const as = scripts ? 'sigrid@nordlys.example' : 'giorgos@aegean.example'
      const learner = await visit({ as, width: PHONE, scripts, lang: scripts ? 'fa' : 'en' })
      const { page } = learner
      const words = wordsIn(scripts ? 'fa' : 'en')
      const { practice } = await desk('everyType', { origin: learner.origin })
      await startPractice(page, practice)
      const found: string[] = []
      if (scripts) await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''))

      const single = questionOf(page, 'single-choice')
      await check(single)
      await expect(page.locator(scripts ? '#attempt-notice' : '#attempt-trouble')).toContainText(
        words('exams', 'tries.nothing-given'),
      )
      await single.getByLabel('Option wrong').check()
      await check(single)
      await expect(single.locator('[data-last-try]')).toContainText(words('questions', 'outcomes.wrong'))
      await expect(single.locator('[data-last-try]')).toContainText('On wrong')
      await expect(single.locator('[data-last-try]')).not.toContainText('What is right')
      await single.locator('button[name=hint]').click()
      await expect(single.locator('.hints')).toContainText('First hint')
      if (scripts) {
        await bringAxe(page)
        found.push(...(await fits(page, 'checked')))
      }
      await single.getByLabel('Option right').check()
      await check(single)
      await expect(single.locator('[data-last-try]')).toContainText('What is right')
      await expect(single.locator('input[type=radio]')).toHaveCount(0)

      await test.step('the other questions of the page keep what was answered', async () => {
        await questionOf(page, 'true-false').locator('input[type=radio]').first().check()
        await check(questionOf(page, 'true-false'))
        await expect(questionOf(page, 'true-false').locator('[data-last-try]')).toBeVisible()
        await expect(page.locator('a.q.is-done')).toHaveCount(2)
        if (scripts) expect(await page.evaluate(() => document.documentElement.hasAttribute('data-marked'))).toBe(true)
      })
      await finish(learner)
      await expect(page.getByRole('heading', { level: 1 })).not.toContainText(words('exams', 'awaited.heading'))
      await page.locator('#review a.btn').click()
      await expect(page.locator('.answers .question')).toHaveCount(9)
      await expect(page.locator('.answers')).toContainText('What is right of cloze')
      if (scripts) {
        await bringAxe(page)
        found.push(...(await fits(page, 'reviewed with the key')))
      }
      expect(found).toEqual([])
    })
})

const check = (question: Locator) => question.locator('button[data-check]').first().click()

async function finish({ page }: Visitor): Promise<void> {
  await page.goto(`${page.url().replace(/[?#].*/, '')}/review`)
  await page.locator('#submission button').click()
  await page.waitForURL(/\/result$/)
}

/** Moves each item up to its place by its button. */
async function putInOrder(page: Page, words: readonly string[]): Promise<void> {
  const question = questionOf(page, 'ordering')
  for (const [place, word] of words.entries()) {
    const item = question.locator('.movable', { hasText: word })
    const placeOf = () => item.evaluate((element) => [...(element.parentElement?.children ?? [])].indexOf(element))
    for (let at = await placeOf(); at > place; at = await placeOf()) await press(page, item.locator('[data-move=up]'))
  }
  const keep = question.locator('[data-keep-order]')
  if (await keep.isVisible()) await press(page, keep)
}

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Opens the browser's own window by the keyboard, and hands the chosen file in. */
async function handIn(page: Page, name: string, text: string): Promise<void> {
  const upload = questionOf(page, 'file-upload')
  await tabTo(page, upload.locator('input[type=file]'))
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(textFile(name, text))
  await press(page, upload.locator('[data-upload]'))
}
