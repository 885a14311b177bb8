import type { Page, Route } from '@playwright/test'
import { seeded } from '../process/http'
import { answerThisPage, answerToTheEnd, reviewAndSubmit, rightAnswersOf, startExam, turnPage } from './exam'
import { expect, test } from './fixtures'

const EXAM = 'integration-associate'
const SEED = Number(process.env.RUNG_SEED ?? 20_261_127)

test.describe('a network that cannot be relied on', () => {
  test.use({ expected: [/ERR_|Failed to fetch|NetworkError|responses\.json answered 503/] })

  test('saves that are lost, answered twice, late or not at all leave every answer in place', async ({
    visit,
    desk,
  }) => {
    test.setTimeout(120_000)
    const learner = await visit({ as: 'achieng@baobab.example' })
    const { page, context } = learner
    const attempt = await startExam(learner, EXAM)
    const answers = await rightAnswersOf(desk, learner, attempt)
    const storm = await breakNetwork(page)
    let done = 0
    while (done < answers.length) {
      const isCutOff = storm.random() < 0.4
      if (isCutOff) await context.setOffline(true)
      done += await answerThisPage(page, answers)
      if (isCutOff) await context.setOffline(false)
      if (done < answers.length) await turnPage(page)
    }
    expect(Math.min(storm.met.lost, storm.met.unheard)).toBeGreaterThan(0)
    await storm.end()
    // After so many failures the next try may be twenty seconds away.
    await expect(page.locator('#saved-state')).toHaveAttribute('data-state', 'saved', { timeout: 40_000 })
    await page.reload()
    await expect(page.locator('a.q.is-done')).toHaveCount(answers.length)
    await page.goto(`/exams/attempts/${attempt}?page=${Math.ceil(answers.length / 2)}`)
    await reviewAndSubmit(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
  })
})

test('two clicks on start and two on submit make one attempt and one result', async ({ visit, desk }) => {
  const learner = await visit({ as: 'jana@ostravadata.example' })
  const { page } = learner
  await page.goto(`/exams/${EXAM}`)
  await page.locator('#honour').check()
  await page.locator('#start form button').dblclick()
  await page.waitForURL(/\/exams\/attempts\/[0-9a-f-]+$/)
  const attempt = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  // The page that came is the one that may write.
  await answerToTheEnd(page, await rightAnswersOf(desk, learner, attempt))
  await page.locator('[data-turn="next"]').click()
  await page.waitForURL(/\/review$/)
  await page.locator('#submission button').dblclick()
  // The second click ends the first navigation and begins its own.
  await expect(page).toHaveURL(/\/result$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed with 100%')
  await page.goto(`/exams/${EXAM}`)
  await expect(page.locator('#attempts a[href$="/result"]')).toHaveCount(1)
})

/** Saves fare badly until the storm ends: some never arrive, some arrive and their answer does not, some are turned away. */
async function breakNetwork(page: Page) {
  const random = seeded(SEED)
  const met = { lost: 0, unheard: 0, busy: 0, through: 0 }
  const handle = async (route: Route) => {
    const fate = random()
    if (fate < 0.25) {
      met.lost++
      return route.abort('connectionreset')
    }
    if (fate < 0.5) {
      met.unheard++
      await route.fetch().catch(() => {})
      return route.abort('connectionreset')
    }
    if (fate < 0.6) {
      met.busy++
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '{}' })
    }
    met.through++
    await new Promise((resolve) => setTimeout(resolve, random() * 300))
    return route.continue()
  }
  await page.route('**/responses.json', handle)
  return { random, met, end: () => page.unroute('**/responses.json', handle) }
}
