/** What a browser says of itself, in the words a person would use. Only for recognising one's own devices. */
export type DeviceWords = { browser: string | null; system: string | null; isHandheld: boolean }

/** In this order: most browsers also name the ones they descend from. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|Chromium|CriOS)\//],
  ['Safari', /\bVersion\/[\d.]+ .*Safari\//],
] as const

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows NT\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

export function describeDevice(userAgent: string | null): DeviceWords {
  const text = userAgent ?? ''
  const system = systems.find(([, sign]) => sign.test(text))?.[0] ?? null
  return {
    browser: browsers.find(([, sign]) => sign.test(text))?.[0] ?? null,
    system,
    isHandheld: system === 'iPhone' || system === 'iPad' || system === 'Android',
  }
}
