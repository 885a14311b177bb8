import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BuiltServer } from '../../scripts/built-server'
import type { Stage } from '../../scripts/stage'
import { type AccessWorld, CHECK, COURSE, MARK, type Named } from '../access/access-world'
import { type Asking, asking, expectations } from '../access/expectations'
import { declaredRoutes, type Method } from '../access/route-table'
import { servedWorld } from '../access/served-world'
import { type Sent, send } from './http'

// Every route × every way of asking, over HTTP, on a company's things: who may gets an answer, who may not gets a
// refusal, nothing of the company and no change in the database.

let server: BuiltServer
let stage: Stage
let world: AccessWorld
let close: (() => Promise<void>) | undefined
const routes = await declaredRoutes()

beforeAll(async () => {
  ;({ server, stage, world, close } = await servedWorld('sqlite'))
})
afterAll(() => close?.())

test('reading: everybody gets what they may, and nobody else gets any of it', async () => {
  const wrong: string[] = []
  for (const { pattern, methods } of routes) {
    if (!methods.includes('GET')) continue
    const path = fill(pattern, world.params)
    for (const one of asking) {
      const answer = await send(server.origin, path, { cookie: cookieOf(one), accept: acceptOf(pattern) })
      wrong.push(
        ...(mayUse(pattern, 'GET', one)
          ? notAnswered(pattern, `GET ${path}`, one, answer)
          : notRefused(`GET ${path}`, one, answer)),
      )
      if (isOutside(one) && leaks(pattern, answer)) wrong.push(`GET ${path}: ${one} reads of ${MARK}`)
      // The same loaders answer the requests of hydrated pages.
      if (!mayUse(pattern, 'GET', one) && !/\.\w+$/.test(path)) {
        const data = await send(server.origin, path === '/' ? '/_root.data' : `${path}.data`, { cookie: cookieOf(one) })
        if (data.status >= 500 || (isOutside(one) && data.body.includes(MARK)))
          wrong.push(`GET ${path}.data: ${one} got ${data.status} and ${data.body.length} characters`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('writing: whoever may not is refused and changes nothing', async () => {
  const wrong: string[] = []
  const { connection } = stage.composition.handle as typeof stage.composition.handle & { dialect: 'sqlite' }
  // Grows with every commit of another connection.
  const version = () => connection.pragma('data_version', { simple: true })
  for (const { pattern, methods } of routes) {
    if (!methods.includes('POST')) continue
    const path = fill(pattern, world.params)
    for (const one of asking) {
      if (mayUse(pattern, 'POST', one)) continue
      const before = version()
      const answer = await post(pattern, path, { one, params: world.params, cookie: cookieOf(one) })
      wrong.push(...notRefused(`POST ${path}`, one, answer))
      if (version() !== before)
        wrong.push(`POST ${path}: ${one} was refused with ${answer.status} and changed something`)
    }
  }
  expect(wrong).toEqual([])
})

test('writing: whoever may is answered', async () => {
  const wrong: string[] = []
  for (const { pattern, methods } of routes) {
    if (!methods.includes('POST')) continue
    for (const one of asking) {
      if (!mayUse(pattern, 'POST', one)) continue
      const named = [...pattern.matchAll(/:([\w-]+)/g)].map((match) => match[1] ?? '')
      const params = { ...world.params, ...(await world.fresh(named)) }
      const path = fill(pattern, params)
      const cookie = one === 'anonymous' ? undefined : await world.newCookie(one)
      const answer = await post(pattern, path, { one, params, cookie })
      wrong.push(...notAnswered(pattern, `POST ${path}`, one, answer))
    }
  }
  expect(wrong).toEqual([])
})

test('a method that a route does not have is refused', async () => {
  const wrong: string[] = []
  const cookie = await world.newCookie('administrator')
  for (const { pattern, methods } of routes) {
    const path = fill(pattern, world.params)
    for (const method of ['GET', 'POST'] as const) {
      if (methods.includes(method)) continue
      const { status } =
        method === 'GET'
          ? await send(server.origin, path, { cookie })
          : await post(pattern, path, { one: 'administrator', params: world.params, cookie })
      if (status < 400 || status >= 500) wrong.push(`${method} ${path}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

const mayUse = (pattern: string, method: Method, one: Asking) => expectations[pattern]?.[method]?.includes(one) ?? false
const cookieOf = (one: Asking) => (one === 'anonymous' ? undefined : world.people[one as Named].cookie)
const acceptOf = (pattern: string) => (/\.json$/.test(pattern) ? 'application/json' : 'text/html')

const leadsToTheDoor = ({ status, headers }: Sent) =>
  [302, 303].includes(status) && (headers.get('location') ?? '').startsWith('/sign-in')

/** These answer everybody, and the answer is that there is no such thing. */
const NOTHING_THERE = new Set(['/*', '/sign-in/demo'])

function notAnswered(pattern: string, what: string, one: Asking, answer: Sent): string[] {
  const isFine =
    answer.status < 400 ||
    (what.startsWith('POST') && [409, 422, 429].includes(answer.status)) ||
    (answer.status === 404 && NOTHING_THERE.has(pattern))
  const sentAway = leadsToTheDoor(answer) && one !== 'anonymous' && !pattern.startsWith('/sign-')
  return isFine && !sentAway ? [] : [`${what}: ${one} may, and got ${answer.status} ${where(answer)}`]
}

function notRefused(what: string, one: Asking, answer: Sent): string[] {
  const isRefused = [401, 403, 404].includes(answer.status) || (one === 'anonymous' && leadsToTheDoor(answer))
  const failures = isRefused ? [] : [`${what}: ${one} may not, and got ${answer.status} ${where(answer)}`]
  if (isOutside(one) && answer.body.includes(MARK)) failures.push(`${what}: the refusal of ${one} tells of ${MARK}`)
  return failures
}

const where = ({ headers }: Sent) => headers.get('location') ?? ''

const isOutside = (one: Asking) => one === 'anonymous' || one.startsWith('rival')

/** What a link or a code in one's hand is for: whoever has it reads the name it stands for. */
const TELLS_WHO_HAS_IT = new Set(['/verify/:publicId', '/invitations/:token', '/reset-password/:token'])

const leaks = (pattern: string, { body }: Sent) => body.includes(MARK) && !TELLS_WHO_HAS_IT.has(pattern)

/** The routes of one question are asked of an attempt that has every type of them. */
function ofOneQuestion(pattern: string, params: Record<string, string>): Record<string, string> {
  if (!pattern.includes('/items/:item/')) return params
  const item = params[pattern.endsWith('/image') ? 'picture-item' : 'file-item'] ?? ''
  return { ...params, attempt: params['played-attempt'] ?? '', item }
}

/** Some routes are about a benefit of which something is counted. */
function ofOneBenefit(pattern: string, params: Record<string, string>): Record<string, string> {
  const [, counted = ''] = pattern.match(/:benefit\/(licences|fund|requests)/) ?? []
  const kinds: Record<string, string> = { licences: 'counted', fund: 'fund', requests: 'answered' }
  return counted ? { ...params, benefit: params[`${kinds[counted]}-benefit`] ?? '' } : params
}

function fill(pattern: string, all: Record<string, string>): string {
  const params = ofOneBenefit(pattern, ofOneQuestion(pattern, all))
  if (pattern === '/examine/exams/:exam/statistics/questions/:question')
    return `/examine/exams/${params['asked-exam']}/statistics/questions/${params['asked-question']}`
  const kept = pattern.replace('/*', '/nowhere-at-all')
  const special: Record<string, string> = {
    '/reset-password/:token': params['reset-token'] ?? '',
    '/invitations/:token': params['invitation-token'] ?? '',
    '/exams/attempts/:attempt/result': params['closed-attempt'] ?? '',
    '/exams/attempts/:attempt/answers': params['closed-attempt'] ?? '',
    '/exams/attempts/:attempt/explanation': params['closed-attempt'] ?? '',
  }
  const only = special[pattern]
  const isAnswer =
    pattern.startsWith('/exams/attempts/:attempt/answers/') ||
    pattern === '/examine/regrades/:regrade/attempts/:attempt'
  return kept.replace(/:([\w-]+)/g, (_, name: string) => {
    const value = isAnswer && name === 'attempt' ? params['closed-attempt'] : (only ?? params[name])
    if (!value) throw new Error(`the world has no ${name} for ${pattern}`)
    return encodeURIComponent(value)
  })
}

type Sender = { one: Asking; params: Record<string, string>; cookie: string | undefined }

/** A form that the route takes, so that only who asks decides. */
function post(pattern: string, path: string, of: Sender): Promise<Sent> {
  const { params, cookie } = of
  if (pattern === '/exams/attempts/:attempt/signals.json')
    return send(server.origin, path, { cookie, json: { signals: [{ kind: 'paste', count: 1, ago: 5 }] } })
  if (pattern === '/exams/attempts/:attempt/responses.json') {
    const step = { item: params.item, sequence: 1, response: { choice: '1' }, flagged: true }
    const json = { holder: params.holder, steps: [step] }
    return send(server.origin, path, { cookie, json, accept: 'application/json' })
  }
  return send(server.origin, path, { cookie, form: new URLSearchParams(formOf(pattern, of)) })
}

function formOf(pattern: string, { one, params }: Sender): [string, string][] {
  const self = one === 'anonymous' ? world.people.owner : world.people[one]
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const entry: [string, string][] = [
    ['kind', 'metric'],
    ['name', 'revenue'],
    ['amount', '12345'],
    ['date', day(-10)],
    ['until', ''],
    ['customer', ''],
    ['line', ''],
    ['note', ''],
    ['reason', 'A slip in the report.'],
    ['key', crypto.randomUUID()],
  ]
  const invitation: [string, string][] = [
    ['name', 'Somebody New'],
    ['email', `new-${crypto.randomUUID()}@somewhere.example`],
    ['roles', 'learner'],
    ['locale', 'en'],
  ]
  const playing: [string, string][] = [
    ['holder', params['played-holder'] ?? ''],
    ['sequence', '1'],
  ]
  const forms: Record<string, [string, string][]> = {
    '/preferences': [['theme', 'dark']],
    '/sign-in': [
      ['email', 'nobody@elsewhere.example'],
      ['password', 'not the password'],
    ],
    '/sign-in/demo': [['email', 'nobody@elsewhere.example']],
    '/forgotten-password': [['email', `nobody-${crypto.randomUUID()}@elsewhere.example`]],
    '/learn/courses/:course/:lesson/answers': [
      ['check', CHECK],
      ['response', '1'],
    ],
    '/learn/courses/:course/:lesson/progress': [['done', '1']],
    '/learn/courses/:course/:lesson/note': [['body', 'A note.']],
    '/exams/:exam/attempts': [['honour', 'on']],
    '/exams/attempts/:attempt/responses': [
      ['holder', params.holder ?? ''],
      ['sequence', '1'],
      ['item', params.item ?? ''],
      [`answer-${params.item}`, '1'],
    ],
    '/exams/attempts/:attempt/answers/:number/appeal': [['words', 'The documentation says otherwise.']],
    '/exams/attempts/:attempt/explanation': [['words', 'I know these questions from my work.']],
    '/examine/integrity/:case': [
      ['decision', 'no-concern'],
      ['words', 'Well prepared, as the answers show.'],
    ],
    '/examine/appeals/:appeal': [
      ['outcome', 'rejected'],
      ['words', 'The key is what the documentation says.'],
    ],
    '/examine/appeals/:appeal/corrections': [['regrade', params.regrade ?? '']],
    '/examine/marking/:answer': [
      ['seen', '0'],
      ['level-safety', 'full'],
      ['level-patience', 'full'],
    ],
    '/exams/attempts/:attempt/items/:item/tries': playing,
    '/exams/attempts/:attempt/items/:item/hints': playing,
    '/exams/attempts/:attempt/items/:item/files/:file/removal': playing,
    '/certificates/:certificate': [['name', 'shown']],
    '/account': [
      ['name', 'A New Name'],
      ['locale', 'en'],
      ['timeZone', 'Europe/Athens'],
      ['theme', 'system'],
    ],
    '/account/password': [
      ['current', 'not the password'],
      ['next', 'a long enough passphrase'],
    ],
    '/account/organisation': [['organisation', self.organisationId]],
    '/company/people/invitations': invitation,
    '/company/people/:person': [['roles', 'learner']],
    '/company/people/:person/departure': [['reason', 'Works elsewhere now.']],
    '/company/assignments': [
      ['target', `course:${COURSE}`],
      ['people', self.personId],
      ['due', day(20)],
    ],
    '/programme/partners/:partner/tracks': [['track', 'reseller']],
    '/programme/partners/:partner/facts': entry,
    '/programme/partners/:partner/facts/:fact/correction': entry,
    '/programme/partners/:partner/facts/:fact/withdrawal': entry,
    '/programme/certificates/:certificate/revocation': [['reason', 'Passed the questions on to colleagues.']],
    '/admin/organisations/new': [['name', `Partner ${crypto.randomUUID()}`]],
    '/admin/organisations/:organisation': [['name', 'Copper Kettle Works']],
    '/admin/organisations/:organisation/invitations': invitation,
    '/admin/people/:person/memberships/:organisation': [['roles', 'learner']],
    '/admin/people/:person/memberships/:organisation/departure': [['reason', 'Works elsewhere now.']],
  }
  return forms[pattern] ?? []
}
