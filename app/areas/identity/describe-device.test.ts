import { expect, test } from 'vitest'
import { describeDevice } from './describe-device'

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

test.each([
  [chrome, 'Chrome', 'Linux', false],
  [chrome.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64').concat(' Edg/156.0'), 'Edge', 'Windows', false],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari',
    'macOS',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1',
    'Chrome',
    'iPhone',
    true,
  ],
  ['Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'Firefox', 'Android', true],
  ['curl/8.5.0', null, null, false],
  [null, null, null, false],
])('%j is recognised', (userAgent, browser, system, isHandheld) => {
  expect(describeDevice(userAgent)).toEqual({ browser, system, isHandheld })
})
