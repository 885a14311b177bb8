import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltServer, startBuiltServer } from '../../scripts/built-server'
import { addPerson, type StagePerson } from '../../scripts/stage'
import { type Installation, makeInstallation } from './installation'

const MEGABYTE = 1_000_000
const FORM = 'application/x-www-form-urlencoded'

let installation: Installation
let server: BuiltServer
let manager: StagePerson

beforeAll(async () => {
  installation = await makeInstallation('sqlite', async (stage) => {
    const vendor = await stage.composition.handle.db.selectFrom('organisations').select('id').executeTakeFirstOrThrow()
    manager = await addPerson(stage, {
      name: 'Programme Manager',
      email: 'programme@halyard.example',
      organisationId: vendor.id,
      roles: ['programme-manager'],
    })
  })
  server = await startBuiltServer(installation)
})
afterAll(async () => {
  await server?.stop()
  await installation?.remove()
})

type Sending = { megabytes: number; chunked: boolean; type?: string; cookie?: string; accept?: string; begin?: string }

/** Sends a body of that size in pieces; without a length when chunked. */
function sendLarge(path: string, of: Sending): Promise<{ status: number; body: string }> {
  const size = Math.round(of.megabytes * MEGABYTE)
  const begin = Buffer.from(of.begin ?? 'email=')
  const piece = Buffer.alloc(64_000, 'a')
  return new Promise((resolve, reject) => {
    let sent = 0
    const outgoing = request(`${server.origin}${path}`, {
      method: 'POST',
      headers: {
        origin: server.origin,
        accept: of.accept ?? 'text/html',
        'content-type': of.type ?? FORM,
        ...(of.cookie ? { cookie: of.cookie } : {}),
        ...(of.chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(size) }),
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', async (incoming: IncomingMessage) => {
      let body = ''
      for await (const text of incoming.setEncoding('utf8')) body += text
      resolve({ status: incoming.statusCode ?? 0, body })
    })
    const write = () => {
      while (sent < size) {
        const next = (sent === 0 ? begin : piece).subarray(0, size - sent)
        sent += next.length
        if (!outgoing.write(next)) return outgoing.once('drain', write)
      }
      return outgoing.end()
    }
    write()
  })
}

test.each([false, true])('a body over the limit is answered with 413 in words (chunked: %s)', async (chunked) => {
  for (const path of ['/sign-in', '/forgotten-password']) {
    const { status, body } = await sendLarge(path, { megabytes: 3, chunked })
    expect(status, path).toBe(413)
    expect(body, path).toContain('larger than 1 MB')
  }
})

test.each([false, true])('a script is told by a code (chunked: %s)', async (chunked) => {
  const { status, body } = await sendLarge('/exams/attempts/any/responses.json', {
    megabytes: 2,
    chunked,
    type: 'application/json',
    accept: 'application/json',
    cookie: manager.cookie,
    begin: '{"holder":"',
  })
  expect(status).toBe(413)
  expect(JSON.parse(body)).toMatchObject({ code: 'errors.too-large', params: { megabytes: 1 } })
})

test('a body below the limit is read, with or without a length', async () => {
  for (const chunked of [false, true]) {
    const { status, body } = await sendLarge('/sign-in', { megabytes: 0.9, chunked, begin: 'password=x&email=' })
    expect(status).toBe(422)
    expect(body).not.toContain('larger than')
  }
})

test('files have a limit of their own, and the page says which', async () => {
  const boundary = 'a-boundary'
  const upload = (megabytes: number, chunked: boolean) =>
    sendLarge('/programme/imports', {
      megabytes,
      chunked,
      type: `multipart/form-data; boundary=${boundary}`,
      cookie: manager.cookie,
      begin: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="entries.csv"\r\n\r\n`,
    })
  for (const chunked of [false, true]) {
    const { status, body } = await upload(20, chunked)
    expect(status).toBe(413)
    expect(body).toContain('2 MB')
  }
})

test.each([['/sign-in'], ['/programme/imports'], ['/nowhere-at-all']])(
  'what is not read of a body is thrown away, and the connection goes on (%s)',
  async (path) => {
    const size = 20 * MEGABYTE
    const host = new URL(server.origin).host
    const head = [`POST ${path} HTTP/1.1`, `host: ${host}`, `origin: ${server.origin}`, `content-type: ${FORM}`]
    const connection = connect(Number(new URL(server.origin).port), 'localhost')
    connection.write(`${[...head, `content-length: ${size}`].join('\r\n')}\r\n\r\n`)
    connection.write(Buffer.alloc(size, 'a'))
    connection.write(`GET /healthz HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    let answers = ''
    for await (const text of connection.setEncoding('utf8')) answers += text
    expect(answers.match(/^HTTP\/1\.1 \d+/gm)).toEqual([
      expect.stringMatching(/ (413|302|403|404|405)$/),
      'HTTP/1.1 200',
    ])
  },
)

test('many endless bodies at once do not fill the memory', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => sendLarge('/sign-in', { megabytes: 60, chunked: true })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(413))
  const metrics = await (await fetch(`${server.origin}/metrics`)).text()
  const bytes = Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1])
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(500e6)
})
