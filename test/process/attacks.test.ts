import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BuiltServer } from '../../scripts/built-server'
import type { Stage } from '../../scripts/stage'
import type { AccessWorld, Named } from '../access/access-world'
import { asking, expectations } from '../access/expectations'
import { declaredRoutes } from '../access/route-table'
import { servedWorld } from '../access/served-world'
import { send } from './http'

// Requests that no page of ours makes: whatever is sent to whichever route, the server says what is wrong with it, and
// never that it failed. Who may do what is asked in `access-matrix`, what a learner gets to read in `leaks`.

const routes = await declaredRoutes()

let server: BuiltServer
let stage: Stage
let world: AccessWorld
let close: (() => Promise<void>) | undefined

beforeAll(async () => {
  // The stricter of the two: it keeps no NUL, and no number beyond its column.
  ;({ server, stage, world, close } = await servedWorld('postgres'))
})
afterAll(() => close?.())

/** Somebody who may, if anybody signed in may. */
const whoMay = (pattern: string, method: 'GET' | 'POST'): Named =>
  (asking.findLast((one) => one !== 'anonymous' && expectations[pattern]?.[method]?.includes(one)) ?? 'owner') as Named

/** The address of a route, with `odd` in place of what `name` names. */
const address = (pattern: string, name: string | null = null, odd = '') =>
  pattern
    .replace('/*', '/nowhere-at-all')
    .replace(/:([\w-]+)/g, (_, one: string) => (one === name ? odd : encodeURIComponent(world.params[one] ?? 'none')))

const ODD_NAMES = ['a%00b', '%0d%0aX-Odd:%20y', '%E2%82%AC', '..%2f..%2f..%2f%2felsewhere.example', '9'.repeat(30)]

test('an odd name in an address names nothing, leads nowhere else and is no failure', async () => {
  const wrong: string[] = []
  for (const { pattern, methods } of routes)
    for (const [, name = ''] of pattern.matchAll(/:([\w-]+)/g))
      for (const odd of ODD_NAMES) {
        if (!methods.includes('GET')) continue
        const path = address(pattern, name, odd)
        const { status, headers } = await send(server.origin, path, {
          cookie: world.people[whoMay(pattern, 'GET')].cookie,
        })
        const leads = new URL(headers.get('location') ?? '/', server.origin)
        if (status >= 500 || headers.has('x-odd') || leads.origin !== server.origin)
          wrong.push(`GET ${path}: ${status} ${headers.get('location') ?? ''}`)
      }
  expect(wrong).toEqual([])
})

test('a NUL in a query finds nothing and is no failure', async () => {
  for (const path of ['/programme?q=a%00b', '/search?q=%00', '/search.json?q=%00', '/company/tier/proof?track=%00']) {
    const { status } = await send(server.origin, path, { cookie: world.people.administrator.cookie })
    expect(status, path).toBe(400)
  }
})

const PARTS = 'multipart/form-data; boundary=x'
const ODD_BODIES = [
  ['text/plain', 'words'],
  ['application/json', '['.repeat(100_000)],
  ['application/x-www-form-urlencoded', 'words=a%00b&name=a%00b&reason=%00&title=%00&q=%00'],
  [PARTS, 'no parts'],
  [PARTS, '--x\r\ncontent-disposition: form-data; name="words"\r\n\r\nthat break off'],
] as const

test('a body that is no form, or holds a NUL, is refused where it is read, and is no failure', async () => {
  const wrong: string[] = []
  for (const { pattern, methods } of routes) {
    if (!methods.includes('POST') || pattern === '/sign-out') continue
    for (const [type, body] of ODD_BODIES) {
      const { status } = await fetch(server.origin + address(pattern), {
        ...{ method: 'POST', redirect: 'manual', body },
        headers: {
          ...{ origin: server.origin, 'content-type': type },
          cookie: world.people[whoMay(pattern, 'POST')].cookie,
        },
      })
      if (status >= 500) wrong.push(`POST ${pattern} with ${type} ${body.slice(0, 40)}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no method of ours', async (method) => {
  for (const path of ['/', '/sign-in', '/help/question.schema.json', address('/exams/attempts/:attempt/responses')]) {
    const { status, headers } = await fetch(server.origin + path, {
      method,
      headers: { origin: server.origin, cookie: world.people.owner.cookie },
    })
    expect([status, headers.get('allow')], `${method} ${path}`).toEqual([405, 'GET, HEAD, POST'])
  }
})

describe('an attempt', () => {
  const exam = 'integration-associate'
  const rival = () => world.people.rival
  const save = (attempt: string, holder: string, steps: unknown[], who: Named = 'rival') =>
    send(server.origin, `/exams/attempts/${attempt}/responses.json`, {
      ...{ cookie: world.people[who].cookie, json: { holder, steps }, accept: 'application/json' },
    })
  const stepsOf = (attempt: string) =>
    stage.composition.handle.db.selectFrom('response_steps').selectAll().where('attempt_id', '=', attempt).execute()
  let attempt = ''
  let holder = ''
  let item = ''

  test('is started once, however many clicks come at once', async () => {
    const starts = await Promise.all(
      Array.from({ length: 12 }, () =>
        send(server.origin, `/exams/${exam}/attempts`, { cookie: rival().cookie, form: { honour: 'on' } }),
      ),
    )
    expect(new Set(starts.map(({ status, headers }) => `${status} ${headers.get('location')}`)).size).toBe(1)
    const cookies = starts.flatMap(({ headers }) => headers.getSetCookie()).filter((one) => one.startsWith('attempt-'))
    expect(cookies).toHaveLength(1)
    ;[, attempt = '', holder = ''] =
      /^attempt-([\w-]+)=([\w-]+); Path=.*; HttpOnly; SameSite=Strict/.exec(cookies[0] ?? '') ?? []
    expect(holder).not.toBe('')
    const items = await stage.composition.handle.db
      .selectFrom('attempt_items')
      .select('id')
      .where('attempt_id', '=', attempt)
      .execute()
    item = items[0]?.id ?? ''
  })

  test('takes no number that is none, and no question that is another’s', async () => {
    const step = { item, sequence: 1, response: { choice: '1' }, flagged: false }
    for (const sequence of [0, -1, 1.5, 1e10, '1', null])
      expect((await save(attempt, holder, [{ ...step, sequence }])).status, String(sequence)).toBe(422)
    for (const more of [{ at: 0 }, { savedAt: 1 }, { late: false }, { certainty: 4 }])
      expect((await save(attempt, holder, [{ ...step, ...more }])).status, JSON.stringify(more)).toBe(422)
    const odd = await save(attempt, holder, [
      { ...step, item: world.params.item },
      { ...step, response: [[[['1']]]] },
      { ...step, response: { __proto__: null, choice: ['1'] } },
    ])
    expect(JSON.parse(odd.body).verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'unknown-item',
      'unreadable',
      'unreadable',
    ])
    const nested = `{"holder":"${holder}","steps":[{"item":"${item}","sequence":1,"flagged":false,"response":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`
    const deep = await fetch(`${server.origin}/exams/attempts/${attempt}/responses.json`, {
      ...{ method: 'POST', body: nested },
      headers: { cookie: rival().cookie, origin: server.origin, 'content-type': 'application/json' },
    })
    expect(deep.status).toBeLessThan(500)
    const foreign = await save(world.params.attempt ?? '', world.params.holder ?? '', [
      { ...step, item: world.params.item },
    ])
    expect(foreign.status).toBe(403)
    expect(await stepsOf(attempt)).toEqual([])
  })

  test('takes nothing from the tab that was taken over, nor after it was handed in', async () => {
    const taken = await send(server.origin, `/exams/attempts/${attempt}/holder`, { cookie: rival().cookie, form: {} })
    const next = /attempt-[\w-]+=([\w-]+)/.exec(taken.headers.get('set-cookie') ?? '')?.[1] ?? ''
    const step = { item, sequence: 1, response: { choice: '1' }, flagged: true }
    expect((await save(attempt, holder, [step])).status).toBe(409)
    const submit = (own: string) =>
      send(server.origin, `/exams/attempts/${attempt}/submission`, {
        ...{ cookie: `${rival().cookie}; attempt-${attempt}=${own}`, form: {} },
      })
    expect((await submit(holder)).headers.get('location')).toBe(`/exams/attempts/${attempt}`)
    const saves = Array.from({ length: 8 }, (_, number) => save(attempt, next, [{ ...step, sequence: number + 1 }]))
    const ends = Array.from({ length: 4 }, () => submit(next))
    const saved = await Promise.all(saves)
    for (const { headers } of await Promise.all(ends))
      expect(headers.get('location')).toBe(`/exams/attempts/${attempt}/result`)
    const acknowledged = saved.filter(({ status }) => status === 200).length
    const kept = await stepsOf(attempt)
    expect(kept.length).toBeLessThanOrEqual(acknowledged)
    expect(kept.every(({ late }) => late === 0)).toBe(true)
    expect((await save(attempt, next, [{ ...step, sequence: 99 }])).status).toBe(409)
    const form = { holder: next, sequence: '100', item, [`answer-${item}`]: '1', hint: '1' }
    const base = `/exams/attempts/${attempt}`
    for (const path of ['/responses', `/items/${item}/tries`, `/items/${item}/hints`, `/items/${item}/files/x/removal`])
      await send(server.origin, base + path, { cookie: rival().cookie, form })
    expect(await stepsOf(attempt)).toHaveLength(kept.length)
    const results = await stage.composition.handle.db
      .selectFrom('results')
      .select('number')
      .where('attempt_id', '=', attempt)
      .execute()
    expect(results).toHaveLength(1)
  })
})
