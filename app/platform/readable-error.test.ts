import { expect, test } from 'vitest'
import { readableError } from './readable-error'
import { hideSecrets } from './secrets-in-text'

test.each([
  ['Greeting never received', 'Greeting never received'],
  ['connect ECONNREFUSED 127.0.0.1:25\n    at TCPConnectWrap (node:net:1595:16)', 'connect ECONNREFUSED 127.0.0.1:25'],
  [
    "ENOENT: no such file or directory, open '/srv/rung/data/files/ab/cdef'",
    "ENOENT: no such file or directory, open '…/cdef'",
  ],
  ['cannot read file:///srv/rung/build/node/rung.js', 'cannot read …/rung.js'],
  ['smtp://mailer:hunter2@mail.example:587 refused', 'smtp://…@mail.example:587 refused'],
  ['the page /company/tier is gone', 'the page …/tier is gone'],
])('%j is shown as %j', (message, shown) => {
  expect(readableError(message)).toBe(shown)
})

test('a long message is cut', () => {
  expect(readableError('no '.repeat(500)).length).toBe(301)
})

test('a token in a link is hidden, the rest of the message stays', () => {
  const token = 'aB3-_'.repeat(9)
  const id = '0190c2f4-7c1d-7f2e-8a51-0c9b6d7e4f21'
  expect(hideSecrets(`Open https://rung.example/invitations/${token} today.`)).toBe(
    'Open https://rung.example/invitations/… today.',
  )
  expect(hideSecrets(`https://rung.example/certificates/${id}`)).toBe(`https://rung.example/certificates/${id}`)
})
