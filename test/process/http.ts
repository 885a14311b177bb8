/** One request to a server under test, as a browser's form or script sends it; redirects are not followed. */
export async function send(
  origin: string,
  path: string,
  of: {
    method?: 'GET' | 'POST'
    cookie?: string
    form?: Record<string, string> | URLSearchParams
    json?: unknown
    accept?: string
    signal?: AbortSignal
  } = {},
) {
  const method = of.method ?? (of.form || of.json !== undefined ? 'POST' : 'GET')
  const headers: Record<string, string> = { accept: of.accept ?? 'text/html', origin }
  if (of.cookie) headers.cookie = of.cookie
  if (of.json !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(`${origin}${path}`, {
    method,
    headers,
    redirect: 'manual',
    signal: of.signal ?? AbortSignal.timeout(20_000),
    ...(of.json !== undefined ? { body: JSON.stringify(of.json) } : {}),
    ...(of.form ? { body: new URLSearchParams(of.form) } : {}),
  })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

export type Sent = Awaited<ReturnType<typeof send>>

/** Asks again and again until it is so. @throws with `what` when it does not become so in time */
export async function eventually(what: string, isSo: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A generator of numbers from 0 up to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
