import { expect, it } from 'vitest'
import { bankViewParams, readBankView } from './bank-filter'

it.each(['', 'q=two+words&state=live&type=numeric', 'tag=state%3Atrial&look=findings&sort=title&order=descending'])(
  'the address %j is the same again',
  (address) => expect(bankViewParams(readBankView(new URLSearchParams(address))).toString()).toBe(address),
)

it('passes over what it does not know', () =>
  expect(bankViewParams(readBankView(new URLSearchParams('state=lost&type=riddle&sort=mood&q=+&x=1'))).toString()).toBe(
    '',
  ))
