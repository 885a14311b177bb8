import { describe, expect, it } from 'vitest'
import { checkOrigin } from './csrf'

const OURS = 'https://partners.halyard.example'

describe('checkOrigin', () => {
  const cookie = 'session=1'
  it.each([
    ['reading is free', { method: 'GET', cookie, origin: 'https://evil.example' }, 'allowed'],
    ['whatever the letters of the method', { method: 'head', cookie, fetchSite: 'cross-site' }, 'allowed'],
    ['our own page', { method: 'POST', cookie, origin: OURS }, 'allowed'],
    ['our own page without a cookie', { method: 'POST', origin: OURS }, 'allowed'],
    ['another site', { method: 'POST', cookie, origin: 'https://evil.example' }, 'foreign-origin'],
    ['another site before anybody is signed in', { method: 'POST', origin: 'https://evil.example' }, 'foreign-origin'],
    [
      'a site whose name begins like ours',
      { method: 'POST', cookie, origin: `${OURS}.evil.example` },
      'foreign-origin',
    ],
    [
      'the same name without encryption',
      { method: 'POST', cookie, origin: OURS.replace('https', 'http') },
      'foreign-origin',
    ],
    ['another port', { method: 'POST', cookie, origin: `${OURS}:8443` }, 'foreign-origin'],
    ['a sandboxed frame', { method: 'POST', cookie, origin: 'null' }, 'foreign-origin'],
    ['an empty origin', { method: 'POST', cookie, origin: '' }, 'foreign-origin'],
    [
      'a foreign origin is not outweighed',
      { method: 'POST', cookie, origin: 'https://evil.example', fetchSite: 'same-origin' },
      'foreign-origin',
    ],
    ['the browser vouches for it', { method: 'DELETE', cookie, fetchSite: 'same-origin' }, 'allowed'],
    ['a subdomain is not us', { method: 'POST', cookie, fetchSite: 'same-site' }, 'no-origin'],
    ['nor is the address bar', { method: 'POST', cookie, fetchSite: 'none' }, 'no-origin'],
    ['another site, by the browser\u2019s word alone', { method: 'POST', fetchSite: 'cross-site' }, 'no-origin'],
    ['a cookie and no word of where from', { method: 'PUT', cookie }, 'no-origin'],
    ['a method nobody knows', { method: 'BREW', cookie }, 'no-origin'],
    ['a program without a cookie', { method: 'POST' }, 'allowed'],
  ])('%s', (_, request, expected) => {
    const verdict = checkOrigin({ cookie: undefined, origin: undefined, fetchSite: undefined, ...request }, [OURS])
    expect(verdict.allow ? 'allowed' : verdict.reason).toBe(expected)
  })
})
