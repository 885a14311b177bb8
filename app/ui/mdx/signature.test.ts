import { describe, expect, it } from 'vitest'
import { isAmong, secretBytes, sign } from './signature'

const message = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  body: '{"test": 2432232314}',
}

describe('signing', () => {
  it('gives the signature that the Standard Webhooks libraries give', async () => {
    expect(await sign(message)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it.each([
    { id: 'msg_other' },
    { timestamp: '1614265331' },
    { body: '{"test": 2432232314} ' },
    { secret: 'whsec_AAAA' },
  ])('gives another one when %o changes', async (change) => {
    expect(await sign({ ...message, ...change })).not.toBe(await sign(message))
  })

  it('signs the bytes of UTF-8', async () => {
    expect(await sign({ ...message, body: 'سلام' })).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
  })

  it.each(['', 'whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_not base64', 'whsec_A', 'whsec_AAAAA'])(
    'cannot read the secret %j',
    async (secret) => {
      expect(secretBytes(secret)).toBeNull()
      expect(await sign({ ...message, secret })).toBeNull()
    },
  )
})

it.each([
  ['v1,a', true],
  ['v1,b v1,a', true],
  [' v1,a ', true],
  ['v1,b', false],
  ['v1,ab', false],
  ['', false],
])('is found in the header %j: %s', (header, found) => {
  expect(isAmong('v1,a', header)).toBe(found)
})
