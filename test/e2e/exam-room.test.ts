import {
  allSaved,
  answerThisPage,
  answerToTheEnd,
  fillIn,
  reviewAndSubmit,
  rightAnswersOf,
  startExam,
  turnPage,
} from './exam'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const EXAM = 'integration-associate'
const say = wordsIn('en')

test.describe('without a script', () => {
  test('a lesson is read, its checks are answered and a whole exam is taken', async ({ visit, desk }) => {
    const learner = await visit({ as: 'stavros@aegean.example', scripts: false })
    const { page, origin } = learner
    const course = 'http-api-integration'
    const lesson = 'idempotent-writes'

    await test.step('a knowledge check answers with its feedback', async () => {
      await page.goto(`/learn/courses/${course}/${lesson}`)
      const id = await page.locator('section.check-card').first().getAttribute('id')
      const check = (id ?? '').replace(/^check-/, '')
      const card = page.locator(`#check-${check}`)
      for (const value of await desk('check', { origin, course, lesson, check })) {
        const option = card.locator(`input[name="response"][value="${value}"]`)
        if ((await option.count()) > 0) await option.check()
        else await card.locator('input[name="response"]').fill(value)
      }
      await card.getByRole('button').click()
      await expect(page).toHaveURL(new RegExp(`#check-${check}$`))
      await expect(card.locator('.callout-success')).toContainText(say('content', 'check.right'))
    })

    await test.step('the exam is answered by its buttons alone', async () => {
      const attempt = await startExam(learner, EXAM)
      const answers = await rightAnswersOf(desk, learner, attempt)
      let done = 0
      while (done < answers.length) {
        done += await answerThisPage(page, answers)
        await turnPage(page)
      }
      await expect(page).toHaveURL(/\/review$/)
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(say('exams', 'review.all-answered'))
      await page.locator('#submission button').click()
      await expect(page).toHaveURL(/\/result$/)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
    })
  })
})

test.describe('in two places at once', () => {
  test.use({ expected: [/responses\.json answered 409/] })

  test('the second browser takes over, the first turns read-only and loses nothing', async ({ visit, desk }) => {
    const first = await visit({ as: 'lucie@ostravadata.example' })
    const attempt = await startExam(first, EXAM)
    const answers = await rightAnswersOf(desk, first, attempt)
    await answerThisPage(first.page, answers)
    await allSaved(first.page)

    const second = await visit({ as: 'lucie@ostravadata.example' })
    await second.page.goto(`/exams/attempts/${attempt}`)
    await expect(second.page.locator('.callout-warn')).toContainText(say('exams', 'elsewhere.title'))
    await second.page.locator('#take-over button').click()
    await expect(second.page.locator('a.q.is-done')).toHaveCount(2)

    await test.step('the first one is told without being asked, and cannot write any more', async () => {
      await expect(first.page.locator('#attempt-callout')).toContainText(say('exams', 'elsewhere.title'))
      await expect(first.page.locator('fieldset[data-page]:not([hidden]) input').last()).toBeDisabled()
    })

    await test.step('the second one goes on to the end', async () => {
      await turnPage(second.page)
      await answerToTheEnd(second.page, answers, 2)
      await reviewAndSubmit(second.page)
      await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
    })

    await test.step('and the first one follows to the result', async () => {
      await expect(first.page).toHaveURL(/\/result$/)
    })
  })

  test('a second tab of the same browser is read-only until it takes over', async ({ visit, desk }) => {
    const learner = await visit({ as: 'conor@quillon.example' })
    const attempt = await startExam(learner, EXAM)
    const answers = await rightAnswersOf(desk, learner, attempt)
    const other = await learner.context.newPage()
    await other.goto(`/exams/attempts/${attempt}`)
    await expect(other.locator('#attempt-callout')).toContainText(say('exams', 'elsewhere.other-tab-title'))
    await other.locator('#take-over button').click()
    await expect(other.locator('#attempt-callout')).toBeHidden()
    await answerThisPage(other, answers)
    await allSaved(other)
    await expect(learner.page.locator('#attempt-callout')).toBeVisible()
  })
})

test.describe('offline', () => {
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/] })

  test('answers are kept in the browser, survive it being closed, and are sent when the connection is back', async ({
    visit,
    desk,
  }) => {
    const learner = await visit({ as: 'desislava@balkansystems.example' })
    const { page, context } = learner
    const attempt = await startExam(learner, EXAM)
    const answers = await rightAnswersOf(desk, learner, attempt)
    await answerThisPage(page, answers)
    await allSaved(page)

    await context.setOffline(true)
    await turnPage(page)
    await answerThisPage(page, answers)
    await expect(page.locator('#saved-state')).toHaveAttribute('data-state', 'offline')
    await expect(page.locator('#saved-state')).toContainText('2')
    await expect(page.locator('#attempt-callout')).toContainText(say('exams', 'script.offline-title'))
    await turnPage(page)
    const third = answers[4]
    if (third) await fillIn(page, third)
    await expect(page.locator('#saved-state')).toContainText('3')

    await test.step('the tab is lost meanwhile', async () => {
      // It crashes: a page that is closed may still send what it has, past the network that is switched off for it.
      const crashed = page.waitForEvent('crash')
      const session = await context.newCDPSession(page)
      void session.send('Page.crash').catch(() => {})
      await crashed
      await page.close()
      await context.setOffline(false)
    })

    const again = await context.newPage()
    await again.goto(`/exams/attempts/${attempt}`)
    await expect(again.locator('#attempt-notice')).toContainText(say('exams', 'script.restored'))
    await allSaved(again)
    await again.reload()
    await expect(again.locator('a.q.is-done')).toHaveCount(5)
  })

  test('a short break goes by without anything to do', async ({ visit, desk }) => {
    const learner = await visit({ as: 'yui@hanami.example' })
    const { page, context } = learner
    const attempt = await startExam(learner, EXAM)
    const answers = await rightAnswersOf(desk, learner, attempt)
    await context.setOffline(true)
    await answerThisPage(page, answers)
    await expect(page.locator('#saved-state')).toHaveAttribute('data-state', 'offline')
    await context.setOffline(false)
    await allSaved(page)
    await expect(page.locator('#attempt-callout')).toBeHidden()
    await page.reload()
    await expect(page.locator('a.q.is-done')).toHaveCount(2)
  })
})
