import type { PageForm } from '~/areas/exams/delivery/save-page.server'
import { invalid } from '~/platform/errors'

/**
 * Reads the form of an attempt's page. What names the sender must be there exactly once; questions may be missing or
 * unknown, which loses nothing.
 * @throws AppError 422 `exams.unreadable-save`
 */
export function readPageForm(attempt: string, data: FormData, asked: string | null): { form: PageForm; way: string } {
  const once = (name: string) => {
    const values = new Set(data.getAll(name))
    const [value] = values
    if (values.size !== 1 || typeof value !== 'string') throw invalid('exams.unreadable-save')
    return value
  }
  const sequence = Number(once('sequence'))
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > 1_000_000_000)
    throw invalid('exams.unreadable-save')
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  const flag = /^([\w-]{1,64}):(on|off)$/.exec(texts('flag')[0] ?? '')
  return {
    form: {
      attempt,
      holder: once('holder'),
      sequence,
      go: pageIn(texts('go')[0]),
      items: texts('item').slice(0, 200),
      flag: flag?.[1] ? { item: flag[1], flagged: flag[2] === 'on' } : null,
      fields: { get: (name) => texts(name)[0] ?? null, getAll: texts },
    },
    way: wayOf(texts('go')[0] ?? asked ?? ''),
  }
}

const pageIn = (go = ''): number | null => (/^[1-9]\d{0,3}$/.test(go) ? Number(go) : null)

/** Where the pressed button leads: to the review, or to a page; without one, back to the page that was sent. */
const wayOf = (go: string): string => {
  if (go === 'review') return '/review'
  return /^[1-9]\d{0,3}$/.test(go) ? `?page=${go}` : ''
}
