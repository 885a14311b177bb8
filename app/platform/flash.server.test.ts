import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFlash, redirectWithToast } from './flash.server'

const sentBack = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? null

describe('a word for the next page', () => {
  it('arrives whatever it says, and cannot become a header', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('success' as const, 'info' as const, 'warn' as const),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (kind, message) => {
          const response = redirectWithToast('/certificates', { kind, message })
          expect(response.headers.getSetCookie()).toHaveLength(1)
          expect(response.headers.get('set-cookie')).toMatch(
            /^flash=[\w-]+; Path=\/; Max-Age=30; HttpOnly; SameSite=Lax$/,
          )
          expect(readFlash(`a=b; ${sentBack(response)}; c=d`)?.flash).toEqual({ kind, message })
        },
      ),
    )
  })

  it('is a redirect that asks with GET', () => {
    const response = redirectWithToast('/certificates', { kind: 'info', message: 'Saved' }, { 'x-more': '1' })
    expect([response.status, response.headers.get('location'), response.headers.get('x-more')]).toEqual([
      303,
      '/certificates',
      '1',
    ])
  })

  it.each(['شرکت-ساحل', 'strauß', 'angstrom-søn'])('leads to a page whose address has the name %s in it', (slug) => {
    const response = redirectWithToast(`/admin/organisations/${slug}`, { kind: 'success', message: slug })
    expect(decodeURIComponent(response.headers.get('location') ?? '')).toBe(`/admin/organisations/${slug}`)
  })

  it('is forgotten once it was read', () => {
    const response = redirectWithToast('/', { kind: 'info', message: 'Saved' })
    expect(readFlash(sentBack(response))?.forget).toMatch(/^flash=; .*Max-Age=0/)
  })

  it('fits into a cookie, however long', () => {
    const cookie = sentBack(redirectWithToast('/', { kind: 'info', message: 'ش'.repeat(10_000) })) ?? ''
    expect(cookie.length).toBeLessThan(4_000)
    expect(readFlash(cookie)?.flash.message).toMatch(/^ش+…$/)
  })

  const forged = (value: unknown) => `flash=${Buffer.from(JSON.stringify(value)).toString('base64url')}`
  it.each([
    [null],
    [''],
    ['session=1'],
    ['notflash=eyJ9'],
    ['flash='],
    ['flash=!!!'],
    ['flash=eyJ'],
    [forged(null)],
    [forged('text')],
    [forged({ message: 'no kind' })],
  ])('%s is none', (cookie) => expect(readFlash(cookie)).toBeNull())

  it('a forged one shows text of a known kind, no more', () => {
    expect(readFlash(forged({ kind: 'script', message: { html: '<b>' } }))?.flash).toEqual({
      kind: 'info',
      message: '[object Object]',
    })
  })
})
