import { rightAnswersOf, startExam } from './exam'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const say = wordsIn('en')

/** What a refusal owes to a person: what happened, a way on, and nothing of the machine. */
async function expectRefusal(page: import('@playwright/test').Page, path: string, status: number, words: RegExp) {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(status)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('body')).toContainText(words)
  await expect(page.locator('body')).not.toContainText(/\bat \/|node_modules|SQLITE|select .* from|stack/i)
}

test('a forged certificate is not found, whatever is changed in its code', async ({ visit, desk, baseURL }) => {
  const [certificate] = await desk('certificates', { origin: baseURL ?? '', email: 'ana@bluefern.example' })
  const code = certificate?.publicId ?? ''
  const { page } = await visit()
  const last = code.at(-1) === '0' ? '1' : '0'
  await expectRefusal(page, `/verify/${code.slice(0, -1)}${last}`, 404, say('certifications', 'verify.says-not-a-code'))
  await expectRefusal(page, '/verify/HY-0000-0000', 404, say('certifications', 'verify.says-unknown'))
  await expectRefusal(page, "/verify/'%20or%201=1--", 404, say('certifications', 'verify.says-not-a-code'))
  await page.goto(`/verify/${code}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('certifications', 'verify.valid'))
})

test('somebody else’s certificate, and one that does not exist', async ({ visit, desk, baseURL }) => {
  const [certificate] = await desk('certificates', { origin: baseURL ?? '', email: 'kenji@hanami.example' })
  const { page } = await visit({ as: 'nikos@bluefern.example' })
  await expectRefusal(page, `/certificates/${certificate?.id}`, 403, say('certifications', 'errors.not-yours'))
  const unknown = '/certificates/01a00000-0000-7000-8000-000000000000'
  await expectRefusal(page, unknown, 404, say('certifications', 'errors.certificate-not-found'))
  await expectRefusal(page, '/certificates/not-an-id', 404, say('certifications', 'errors.certificate-not-found'))
})

test('a session cookie that was changed by hand leads to the door', async ({ visit }) => {
  const { page, context, origin } = await visit({ as: 'nikos@bluefern.example' })
  await page.goto('/learn')
  const cookie = (await context.cookies()).find(({ name }) => name === 'session')
  const value = `${cookie?.value.startsWith('a') ? 'b' : 'a'}${cookie?.value.slice(1)}`
  await context.addCookies([{ name: 'session', value, url: origin }])
  await page.goto('/certificates')
  await expect(page).toHaveURL(`${origin}/sign-in?next=%2Fcertificates`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('identity', 'sign-in.title'))
  expect((await context.cookies()).some(({ name }) => name === 'session')).toBe(false)
})

test('the attempt of another company’s learner shows and takes nothing', async ({ visit, desk }) => {
  const owner = await visit({ as: 'nour@sahelconseil.example' })
  const attempt = await startExam(owner, 'partner-practice')
  const [answer] = await rightAnswersOf(desk, owner, attempt)
  const { page, context, origin } = await visit({ as: 'nikos@bluefern.example' })
  for (const path of ['', '/review', '/result', '/answers'])
    await expectRefusal(page, `/exams/attempts/${attempt}${path}`, 403, say('exams', 'errors.not-your-attempt'))
  const saved = await context.request.post(`${origin}/exams/attempts/${attempt}/responses.json`, {
    headers: { origin, accept: 'application/json' },
    data: { holder: 'x', steps: [{ item: answer?.item, sequence: 1, response: { choice: '1' }, flagged: true }] },
  })
  expect(saved.status()).toBe(403)
  await expectRefusal(page, '/exams/attempts/nothing', 404, say('exams', 'errors.attempt-not-found'))
})

test('pages of other people’s work say whom they are for', async ({ visit }) => {
  const { page } = await visit({ as: 'nikos@bluefern.example' })
  await expectRefusal(page, '/programme', 403, say('tiers', 'errors.not-a-programme-manager'))
  await expectRefusal(page, '/company/people', 403, say('identity', 'errors.not-the-manager-here'))
  await expectRefusal(page, '/nowhere-at-all', 404, say('errors', 'none'))
})
