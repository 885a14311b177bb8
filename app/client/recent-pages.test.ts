import { describe, expect, it } from 'vitest'
import { KEPT, parseRecent, remember } from './recent-pages'

const page = (name: string) => ({ href: `/${name}`, title: name })

describe('remember', () => {
  it('puts the newest first and each page once', () => {
    expect(remember([page('tier'), page('learn')], page('learn'))).toEqual([page('learn'), page('tier')])
  })

  it('forgets the oldest', () => {
    const full = Array.from({ length: KEPT }, (_, index) => page(`p${index}`))
    const after = remember(full, page('new'))
    expect(after).toHaveLength(KEPT)
    expect(after).not.toContainEqual(page(`p${KEPT - 1}`))
  })
})

describe('parseRecent', () => {
  it('reads back what was written', () => {
    expect(parseRecent(JSON.stringify([page('tier')]))).toEqual([page('tier')])
  })

  it.each([null, '', 'no json', '{}', '[1, null, {"href": 3}]', '[{"href":"//elsewhere.example","title":"x"}]'])(
    'takes %s as nothing',
    (text) => {
      expect(parseRecent(text)).toEqual([])
    },
  )
})
