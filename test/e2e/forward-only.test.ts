import type { Page } from '@playwright/test'
import { allSaved, answerThisPage, reviewAndSubmit, rightAnswersOf, startExam, turnPage } from './exam'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const EXAM = 'partner-practice'
const say = wordsIn('en')

const shownItems = (page: Page) =>
  page
    .locator('section[data-item]')
    .evaluateAll((sections) => sections.map((section) => section.getAttribute('data-item') ?? ''))

/** Whether the address of an earlier or later page, asked for by hand, tells of these questions. */
async function tellsOf(page: Page, path: string, items: readonly string[]): Promise<boolean> {
  const html = await (await page.request.get(path)).text()
  return items.some((item) => html.includes(item))
}

test('an exam is made forward-only in a draft, holds with and without a script, and can be paused', async ({
  visit,
  desk,
  freshOrigin: origin,
}) => {
  const examiner = await visit({ as: 'viktor@halyard.example', origin })

  await test.step('its examiner changes it in a draft and publishes what was reviewed', async () => {
    const { page } = examiner
    await page.goto(`/examine/exams/${EXAM}`)
    await page.getByRole('button', { name: say('examine', 'exam.begin') }).click()
    await page.locator('select[name="navigation"]').selectOption('forward-only')
    await page.locator('select[name="questionsPerPage"]').selectOption('5')
    // The draft saves itself while it is filled in; the button then finds nothing left to do.
    await page.getByRole('button', { name: say('examine', 'draft.save') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('examine', 'draft.head-ready'))
    await page.getByRole('link', { name: say('examine', 'draft.to-publication') }).click()
    await expect(page.locator('#changes ins')).toContainText([say('examine', 'choices.navigation-forward-only')])
    await page.locator('#when button').click()
    await expect(page.locator('#reviewed-error')).toBeVisible()
    await page.locator('#reviewed').check()
    await page.locator('#when button').click()
    await expect(page).toHaveURL(`${origin}/examine/exams/${EXAM}`)
  })

  await test.step('without a script a page that was left is closed', async () => {
    const learner = await visit({ as: 'lucie@ostravadata.example', origin, scripts: false })
    const { page } = learner
    const attempt = await startExam(learner, EXAM)
    const answers = await rightAnswersOf(desk, learner, attempt)
    const first = await shownItems(page)
    expect(first).toHaveLength(5)
    const later = answers.map(({ item }) => item).filter((item) => !first.includes(item))
    expect(await tellsOf(page, `/exams/attempts/${attempt}?page=2`, later)).toBe(false)
    let done = await answerThisPage(page, answers)
    await turnPage(page)
    expect(await shownItems(page)).not.toEqual(first)
    for (const path of ['', '?page=1', '/review'])
      expect(await tellsOf(page, `/exams/attempts/${attempt}${path}`, first)).toBe(false)
    while (done < answers.length) {
      done += await answerThisPage(page, answers)
      await turnPage(page)
    }
    await expect(page).toHaveURL(/\/review$/)
    await page.locator('#submission button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
  })

  const learner = await visit({ as: 'stavros@aegean.example', origin })
  const { page } = learner
  const attempt = await startExam(learner, EXAM)
  const answers = await rightAnswersOf(desk, learner, attempt)

  await test.step('with one, neither going back nor a save by hand opens it again', async () => {
    const first = await shownItems(page)
    await answerThisPage(page, answers)
    await allSaved(page)
    await turnPage(page)
    await page.waitForURL(new RegExp(`/attempts/${attempt}\\?page=2$`))
    const second = await shownItems(page)
    expect(second.some((item) => first.includes(item))).toBe(false)
    await page.goBack()
    await expect.poll(() => shownItems(page)).toEqual(second)
    const saved = await page.evaluate(async (item) => {
      const script = JSON.parse(document.getElementById('attempt-script')?.textContent ?? '{}')
      const steps = [{ item, sequence: script.nextSequence + 50, response: { choice: '1' }, flagged: false }]
      const answer = await fetch(script.urls.save, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ holder: script.holder, steps }),
      })
      return (await answer.json()).verdicts[0].verdict
    }, first[0] ?? '')
    expect(['passed', 'unreadable']).toContain(saved)
  })

  await test.step('a pause reaches the open page by itself, and so does its end', async () => {
    await examiner.page.goto(`/examine/exams/${EXAM}/pause`)
    await examiner.page.locator('#reason').fill('The fire alarm rang.')
    await examiner.page.locator('form button.btn-danger-solid').click()
    await expect(page.locator('main')).toContainText('The fire alarm rang.', { timeout: 5_000 })
    await expect(page.locator('section[data-item]')).toHaveCount(0)
    await examiner.page.getByRole('button', { name: say('examine', 'exam.resume'), exact: true }).click()
    await expect(page.locator('section[data-item]')).toHaveCount(5, { timeout: 5_000 })
  })

  await test.step('and the exam goes on to its end', async () => {
    await answerThisPage(page, answers)
    await allSaved(page)
    await turnPage(page)
    await page.waitForURL(new RegExp(`/attempts/${attempt}\\?page=3$`))
    await answerThisPage(page, answers)
    await allSaved(page)
    await reviewAndSubmit(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
  })
})
