import type { Page } from '@playwright/test'
import type { Desk, RightAnswer } from './desk'
import { expect, type Visitor } from './fixtures'

/** From the exam's page to the first question. @returns the attempt's id */
export async function startExam({ page }: Visitor, exam: string): Promise<string> {
  await page.goto(`/exams/${exam}`)
  return agreeAndStart(page)
}

/** From the page of a practice exam, which asks for no promise, to its first question. */
export async function startPractice(page: Page, exam: string): Promise<void> {
  await page.goto(`/exams/${exam}`)
  await page.locator('#start form button').click()
  await page.waitForURL(/\/exams\/attempts\/[0-9a-f-]+$/)
}

/** @returns the attempt's id */
export async function agreeAndStart(page: Page): Promise<string> {
  await page.locator('#honour').check()
  await page.locator('#start form button').click()
  await page.waitForURL(/\/exams\/attempts\/[0-9a-f-]+$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export const rightAnswersOf = (desk: Desk, { origin }: Visitor, attempt: string): Promise<RightAnswer[]> =>
  desk('answers', { origin, attempt })

/** Gives an answer by the controls that a person has. */
export async function fillIn(page: Page, { item, type, values, unit }: RightAnswer): Promise<void> {
  const question = page.locator(`section[data-item="${item}"]`)
  const field = `answer-${item}`
  if (type === 'numeric' || type === 'short-answer') {
    await question.locator(`input[name="${field}"]`).fill(values[0] ?? '')
    if (unit) await question.locator(`select[name="${field}.unit"]`).selectOption(unit)
  } else {
    for (const value of values) await question.locator(`input[name="${field}"][value="${value}"]`).check()
  }
}

/** Answers every question of the page that is shown. @returns how many */
export async function answerThisPage(page: Page, answers: readonly RightAnswer[]): Promise<number> {
  const shown = await page
    .locator('fieldset[data-page]:not([hidden]) section[data-item]')
    .evaluateAll((sections) => sections.map((section) => section.getAttribute('data-item')))
  for (const item of shown) {
    const answer = answers.find((one) => one.item === item)
    if (!answer) throw new Error(`there is no answer to ${item}`)
    await fillIn(page, answer)
  }
  return shown.length
}

/** Waits until the page says that everything is on disk. */
export const allSaved = (page: Page) =>
  expect(page.locator('#saved-state')).toHaveAttribute('data-state', 'saved', { timeout: 15_000 })

export const turnPage = (page: Page) => page.locator('[data-turn="next"]').click()

/** Answers from the page that is shown to the last one. */
export async function answerToTheEnd(page: Page, answers: readonly RightAnswer[], from = 0): Promise<void> {
  let done = from
  while (done < answers.length) {
    done += await answerThisPage(page, answers)
    if (done < answers.length) await turnPage(page)
  }
  await allSaved(page)
}

export async function reviewAndSubmit(page: Page): Promise<void> {
  await page.locator('[data-turn="next"]').click()
  await page.waitForURL(/\/review$/)
  await page.locator('#submission button').click()
  await page.waitForURL(/\/result$/)
}

/** Something in the page that does not live through a new document. */
export const markDocument = (page: Page) =>
  page.evaluate(() => document.documentElement.setAttribute('data-marked', ''))
export const isSameDocument = (page: Page) => page.evaluate(() => document.documentElement.hasAttribute('data-marked'))
