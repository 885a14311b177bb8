import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltServer, runServer, startBuiltServer } from '../../scripts/built-server'
import { addPartner, addPerson, drain, type StagePerson } from '../../scripts/stage'
import { createDatabase, type Dialect } from '../db/databases'
import { eventually, send } from './http'
import { type Installation, makeInstallation } from './installation'

type People = { learner: StagePerson; manager: StagePerson }

type Furnished = { installation: Installation; people: People }

const furnished = new Map<Dialect, Promise<Furnished>>()
afterAll(async () => {
  for (const one of furnished.values()) await (await one).installation.remove()
})

/** A copy of an installation that is made once for each database. */
async function installationWithPeople(dialect: Dialect) {
  const made = furnished.get(dialect) ?? furnish(dialect)
  furnished.set(dialect, made)
  const { installation, people } = await made
  return { people, installation: { dataDir: installation.dataDir, ...(await installation.copy()) } }
}

async function furnish(dialect: Dialect): Promise<Furnished> {
  let people: People | undefined
  const installation = await makeInstallation(dialect, async (stage) => {
    const organisationId = await addPartner(stage, 'Two Doors Consulting')
    people = {
      learner: await addPerson(stage, {
        name: 'Learner',
        email: 'learner@doors.example',
        organisationId,
        roles: ['learner'],
      }),
      manager: await addPerson(stage, {
        name: 'Manager',
        email: 'manager@doors.example',
        organisationId,
        roles: ['learner', 'partner-manager'],
      }),
    }
    await drain(stage)
  })
  if (!people) throw new Error('the people were not made')
  return { installation, people }
}

describe('one server', () => {
  let installation: Awaited<ReturnType<typeof installationWithPeople>>['installation']
  let people: People
  let server: BuiltServer

  beforeAll(async () => {
    ;({ installation, people } = await installationWithPeople('sqlite'))
    server = await startBuiltServer(installation)
  })
  afterAll(async () => {
    await server?.stop()
    await installation?.remove()
  })

  test('a session cookie opens the door, a tampered one does not and is taken away', async () => {
    expect((await send(server.origin, '/learn', { cookie: people.learner.cookie })).status).toBe(200)
    const [name, id = ''] = people.learner.cookie.split('=')
    const tampered = [
      `${name}=${id.startsWith('a') ? 'b' : 'a'}${id.slice(1)}`,
      `${name}=${id.slice(0, -1)}`,
      `${name}=${id}x`,
      `${name}=%`,
      `${name}=`,
      `${name}=${id.toUpperCase()}`,
    ]
    for (const cookie of tampered) {
      const answer = await send(server.origin, '/learn', { cookie })
      expect(answer.status, cookie).toBe(302)
      expect(answer.headers.get('location'), cookie).toMatch(/^\/sign-in\?next=/)
      expect(answer.body, cookie).not.toContain('Learner')
      const door = await send(server.origin, '/sign-in', { cookie })
      expect(door.headers.get('set-cookie') ?? '', cookie).toMatch(new RegExp(`^${name}=;.*Max-Age=0`))
    }
  })

  test('a form from another site is refused and changes nothing, with or without an origin', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${server.origin}/sign-out`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: people.learner.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: '',
      })
    const senders: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      {},
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of senders) expect((await post(headers)).status).toBe(403)
    expect((await send(server.origin, '/learn', { cookie: people.learner.cookie })).status).toBe(200)
  })

  test('every page has the content security policy, and pages of people are not kept by caches', async () => {
    for (const path of ['/sign-in', '/verify', '/nowhere-at-all'])
      expect((await send(server.origin, path)).headers.get('content-security-policy'), path).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      )
    const page = await send(server.origin, '/learn', { cookie: people.learner.cookie })
    expect(page.headers.get('cache-control')).toBe('private, no-store')
  })

  test('a proxy that is not believed is noticed, once: behind it all people would share the limits of one', async () => {
    const told = () => server.output().split('TRUST_PROXY=1').length - 1
    expect(told()).toBe(0)
    for (let count = 0; count < 2; count++)
      await fetch(`${server.origin}/sign-in`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    await eventually('the log says so', async () => told() > 0)
    expect(told()).toBe(1)
  })

  test('SIGTERM lets what is in flight finish, then ends the process cleanly', async () => {
    const mine = await startBuiltServer(installation)
    const { origin } = mine
    const answered = slowPost(`${origin}/preferences`, people.learner.cookie)
    await answered.isUnderWay
    const stopped = mine.stop()
    await eventually('no new request is taken', async () => {
      try {
        return !(await fetch(`${origin}/healthz`)).ok
      } catch {
        return true
      }
    })
    answered.finish()
    expect(await answered.status).toBe(303)
    expect(await stopped).toBe(0)
  })
})

describe.each<Dialect>(['sqlite', 'postgres'])('on %s', (dialect) => {
  test('a server refuses to start on a database that lacks migrations, and says what to do', async () => {
    const database = await createDatabase(dialect, { migrated: false })
    try {
      const server = runServer({
        NODE_ENV: 'production',
        PORT: '0',
        DATABASE_URL: database.url,
        RUNG_DATA_DIR: '/nonexistent',
        RUNG_PROCESSES: '1',
      })
      expect(await server.gone).toBe(1)
      expect(server.output()).toMatch(/lacks \d+ migrations .*npx rung db migrate/s)
    } finally {
      await database.remove()
    }
  })
})

describe('what one process writes, open pages of another hear within two seconds', () => {
  test('two servers on one PostgreSQL', { timeout: 120_000 }, async () => {
    const { installation, people } = await installationWithPeople('postgres')
    const servers: BuiltServer[] = []
    try {
      for (let count = 0; count < 2; count++) servers.push(await startBuiltServer(installation))
      const [one, two] = servers
      if (!one || !two) throw new Error('two servers were started')
      for (const [from, to] of [
        [one, two],
        [two, one],
      ] as const) {
        const page = await openLivePage(to.origin, people.manager.cookie)
        const took = await page.nextAfter(() => enrol(from.origin, people.learner))
        page.close()
        expect(took).toBeLessThan(2_000)
      }
    } finally {
      for (const server of servers) await server.stop()
      await installation.remove()
    }
  })

  test('two processes of one server on SQLite', { timeout: 120_000 }, async () => {
    const { installation, people } = await installationWithPeople('sqlite')
    const server = await startBuiltServer(installation, { RUNG_PROCESSES: '2' })
    try {
      // The primary deals connections out in turn, so some of these pages are with the other process.
      const pages = await Promise.all(
        Array.from({ length: 4 }, () => openLivePage(server.origin, people.manager.cookie)),
      )
      const enrolled = enrolOnce(server.origin, people.learner)
      const times = await Promise.all(pages.map((page) => page.nextAfter(enrolled)))
      for (const page of pages) page.close()
      for (const took of times) expect(took).toBeLessThan(2_000)
    } finally {
      await server.stop()
      await installation.remove()
    }
  })
})

/** Something that a colleague's page hears of: the manager's page of the team's progress. */
let enrolments = 0
const courses = ['http-api-integration', 'partner-practice']
async function enrol(origin: string, learner: StagePerson): Promise<void> {
  const course = courses[enrolments++ % courses.length]
  const answer = await send(origin, `/learn/courses/${course}/enrolment`, { form: {}, cookie: learner.cookie })
  expect(answer.status).toBe(303)
}

function enrolOnce(origin: string, learner: StagePerson): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= enrol(origin, learner)
    return done
  }
}

/** An open page's stream of what has changed. */
async function openLivePage(origin: string, cookie: string) {
  const abort = new AbortController()
  const response = await fetch(`${origin}/live`, { headers: { cookie }, signal: abort.signal })
  expect(response.status).toBe(200)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the stream has no body')
  let text = ''
  const reading = (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
    }
  })().catch(() => {})
  return {
    /** Milliseconds from the end of `cause` to the next message about the company. */
    async nextAfter(cause: () => Promise<void>): Promise<number> {
      const from = text.length
      await cause()
      const caused = performance.now()
      await eventually('a message arrives', async () => text.slice(from).includes('"topic":"organisation:'), 5_000)
      return performance.now() - caused
    },
    close() {
      abort.abort()
      return reading
    },
  }
}

/** A form whose body has not come completely, so that its request is in flight for as long as the test wants. */
function slowPost(url: string, cookie: string) {
  const body = 'theme=dark&next=%2Flearn'
  const { origin } = new URL(url)
  let answer: (status: number) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const status = new Promise<number>((resolve, reject) => {
    answer = resolve
    fail = reject
  })
  const outgoing = request(url, {
    method: 'POST',
    headers: {
      cookie,
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    },
  })
  outgoing.on('response', (incoming) => {
    incoming.resume()
    answer(incoming.statusCode ?? 0)
  })
  outgoing.on('error', fail)
  const isUnderWay = new Promise<void>((resolve) => {
    // The server has the head of the request once it had time to read a part of the body.
    outgoing.write(body.slice(0, 5), () => setTimeout(resolve, 300))
  })
  return { status, isUnderWay, finish: () => outgoing.end(body.slice(5)) }
}
