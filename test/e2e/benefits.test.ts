import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { wordsIn } from './words'

const DAY = 86_400_000
const day = (offset: number) => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10)
const inTrack = '?track=technology'
const ofPartner = (partner: string, benefit: string, page = '') =>
  `/programme/partners/${partner}/benefits/${benefit}${page}${inTrack}`

for (const lang of ['en', 'fa'] as const) {
  const say = wordsIn(lang)
  const at = lang === 'en' ? '' : ' in Farsi'

  test(`licences are given by hand, used up, and missed when the grant ends${at}`, async ({
    visit,
    desk,
    freshOrigin,
  }) => {
    test.skip(lang === 'fa' && test.info().project.name !== 'sqlite', 'words are the same on every database')
    test.setTimeout(120_000)
    const { page: tariq } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin, lang })
    const { page: petra } = await visit({ as: 'petra@bluefern.example', origin: freshOrigin, lang })
    const row = petra.locator('#benefits-page li').filter({ has: petra.locator('a[href*="/nfr-licences?"]') })
    await petra.goto(`/company/benefits${inTrack}`)
    await expect(row).toContainText(say('benefits', 'usage.licences'))
    await expect(row).not.toContainText(say('benefits', 'line.by-grant'))

    await test.step('a grant that cannot be given is explained, and what was typed stays', async () => {
      await tariq.goto(ofPartner('bluefern-integration', 'nfr-licences'))
      await tariq.getByRole('link', { name: say('benefits', 'grants.give') }).click()
      await fill(tariq, { value: 'four', until: day(-1), reason: 'The launch in Patras' })
      await send(tariq)
      const errors = tariq.locator('#error-summary')
      await expect(errors).toContainText(say('benefits', 'problem.not-a-number'))
      await expect(errors).toContainText(say('benefits', 'problem.not-after'))
      await expect(tariq.locator('[name=value]')).toHaveValue('four')
      await expect(tariq.locator('[name=reason]')).toHaveValue('The launch in Patras')
      await fill(tariq, { value: '3' })
      await send(tariq)
      await expect(errors).toContainText(say('benefits', 'problem.not-better'))
    })

    await test.step('it is given, and the company sees it without a reload and is told why', async () => {
      await fill(tariq, { value: '4', until: day(20) })
      await send(tariq)
      await expect(tariq.locator('#toasts')).toContainText(say('benefits', 'form.given'))
      await expect(row).toContainText(say('benefits', 'line.by-grant'))
      await told(petra, 'The launch in Patras')
    })

    await test.step('licences are counted, and one too many is refused with what was typed kept', async () => {
      for (const holder of ['Team Patras', 'Team Volos']) {
        await petra.goto(`/company/benefits/nfr-licences${inTrack}`)
        await petra.getByRole('link', { name: say('benefits', 'usage.hand-out') }).click()
        await fill(petra, { holder, what: 'Tests of the launch' })
        await send(petra)
        await expect(petra.locator('#usage')).toContainText(holder)
      }
      await petra.goto(`/company/benefits/nfr-licences/licences${inTrack}`)
      await fill(petra, { holder: 'Team Larissa', what: 'One too many' })
      await send(petra)
      await expect(petra.locator('#error-summary')).toContainText(say('benefits', 'problem.none-left'))
      await expect(petra.locator('[name=holder]')).toHaveValue('Team Larissa')
      await expect(petra.locator('[name=what]')).toHaveValue('One too many')
    })

    await test.step('the grant is extended, not to an earlier day, and the company is told', async () => {
      await tariq.locator('#grants a').click()
      await tariq.getByRole('link', { name: say('benefits', 'grants.extend') }).click()
      await fill(tariq, { until: day(10), reason: 'The launch takes longer' })
      await send(tariq)
      await expect(tariq.locator('#error-summary')).toContainText(say('benefits', 'problem.not-later'))
      await expect(tariq.locator('[name=reason]')).toHaveValue('The launch takes longer')
      await fill(tariq, { until: day(40) })
      await send(tariq)
      await expect(tariq.locator('#steps')).toContainText(say('benefits', 'grants.step-extended'))
      await told(petra, 'The launch takes longer')
    })

    await test.step('it ends on its day: the tier counts again, and nothing is taken back by itself', async () => {
      await desk('grantsAge', { origin: freshOrigin, days: 41 })
      await petra.goto(`/company/benefits/nfr-licences${inTrack}`)
      await expect(petra.locator('#why')).toContainText(say('benefits', 'detail.why-tier'))
      await expect(petra.locator('#grants')).toContainText(say('benefits', 'state.ended'))
      await expect(petra.locator('#usage')).toContainText(say('benefits', 'usage.licences-over'))
      await expect(petra.locator('#usage')).toContainText(say('benefits', 'usage.licences-over-text'))
      await petra.locator('#usage').getByRole('button').first().click()
      await expect(petra.locator('#usage')).toContainText(say('benefits', 'usage.licences'))
      await tariq.reload()
      await expect(tariq.locator('#grant')).toContainText(say('benefits', 'state.ended'))
      await expect(tariq.getByRole('link', { name: say('benefits', 'grants.extend') })).toHaveCount(0)
    })

    await test.step('another one is withdrawn with a reason, and is over at once', async () => {
      await tariq.goto(ofPartner('bluefern-integration', 'nfr-licences', '/grants'))
      await fill(tariq, { value: '6', until: day(60), reason: 'A second launch' })
      await send(tariq)
      await expect(tariq.locator('#why')).toContainText(say('benefits', 'detail.why-grant'))
      await tariq.locator('#grants a').first().click()
      await tariq.getByRole('link', { name: say('benefits', 'grants.withdraw') }).click()
      await send(tariq)
      await expect(tariq.locator('#error-summary')).toContainText(say('benefits', 'problem.missing'))
      await fill(tariq, { reason: 'The second launch was called off' })
      await send(tariq)
      await expect(tariq.locator('#grant')).toContainText(say('benefits', 'state.withdrawn'))
      await petra.goto(`/company/benefits/nfr-licences${inTrack}`)
      await expect(petra.locator('#why')).toContainText(say('benefits', 'detail.why-tier'))
      await expect(petra.locator('#grants')).toContainText('The second launch was called off')
      await told(petra, 'The second launch was called off')
    })
  })
}

test('a fund is used as far as it goes, and support is timed against the hours of the tier', async ({
  visit,
  freshOrigin,
}) => {
  const say = wordsIn('en')
  const { page: tariq } = await visit({ as: 'tariq@halyard.example', origin: freshOrigin })
  const { page: grace } = await visit({ as: 'grace@cedarline.example', origin: freshOrigin })
  await grace.goto(`/company/benefits/mdf${inTrack}`)
  await expect(grace.locator('#usage')).toContainText('€900 used of')
  await expect(grace.getByRole('link', { name: say('benefits', 'usage.spend') })).toHaveCount(0)

  await test.step('more than is left is refused; it says what is left, and what was typed stays', async () => {
    await tariq.goto(ofPartner('cedarline-cloud', 'mdf', '/fund'))
    await fill(tariq, { amount: '10000000', purpose: 'Fair in Thessaloniki' })
    await send(tariq)
    await expect(tariq.locator('#error-summary')).toContainText(/Only €[\d,.]+ is left of 20\d\d/)
    await expect(tariq.locator('[name=amount]')).toHaveValue('10000000')
    await expect(tariq.locator('[name=purpose]')).toHaveValue('Fair in Thessaloniki')
  })

  await test.step('what fits is taken, and the company sees it at once', async () => {
    await fill(tariq, { amount: '100.50' })
    await send(tariq)
    await expect(tariq.locator('#toasts')).toContainText(say('benefits', 'form.taken'))
    await expect(grace.locator('#usage')).toContainText('€1,000.50 used of')
    await expect(grace.locator('#usage')).toContainText('Fair in Thessaloniki')
  })

  await test.step('an entry is put back with a reason, and both stay', async () => {
    const entry = tariq.locator('#usage tr').filter({ hasText: 'Fair in Thessaloniki' })
    await entry.getByRole('link').click()
    await fill(tariq, { reason: 'The fair did not take place' })
    await send(tariq)
    await expect(entry).toContainText('The fair did not take place')
    await expect(entry.locator('s')).toHaveText('€100.50')
    await expect(grace.locator('#usage')).toContainText('€900 used of')
  })

  await test.step('a request is entered once; another one under its name is refused', async () => {
    const entered = async (of: Record<string, string>) => {
      await tariq.goto(ofPartner('balkan-systems', 'support-response', '/requests'))
      await fill(tariq, { reference: 'HS-31000', subject: 'Sign-in fails', ...of })
      await send(tariq)
    }
    const asked = { asked: `${day(-2)}T09:00` }
    await entered(asked)
    const request = tariq.locator('#usage tr').filter({ hasText: 'HS-31000' })
    await expect(request).toContainText(say('benefits', 'answer.overdue'))
    await entered({ ...asked, subject: 'Something else' })
    await expect(tariq.locator('#error-summary')).toContainText(say('benefits', 'problem.known-reference'))
    await expect(tariq.locator('[name=subject]')).toHaveValue('Something else')
    await entered({ ...asked, answered: `${day(-2)}T10:30` })
    await expect(request).toContainText(say('benefits', 'answer.within'))
  })
})

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(value)
}

const send = (page: Page) => page.locator('main form').getByRole('button').click()

/** The notification comes when the background work has heard of it. */
async function told(page: Page, reason: string): Promise<void> {
  await expect(async () => {
    await page.goto('/notifications')
    await expect(page.locator('#notifications')).toContainText(reason, { timeout: 500 })
  }).toPass()
}
