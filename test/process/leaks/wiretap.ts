import { type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Secret, Secrets } from './secrets'

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string; bytes: Buffer }

export type Sending = {
  form?: URLSearchParams
  json?: unknown
  /** a body as it stands, with its media type */
  raw?: { type: string; bytes: Buffer }
  accept?: string
  encoding?: string
  method?: string
}

/** A browser of somebody whose every received byte is looked through: heads, names of headers, and bodies unpacked. */
export class Wiretap {
  readonly heard: { bytes: number; answers: number } = { bytes: 0, answers: 0 }
  /** Secrets that came though nobody had shown them, each with the request that it came with. */
  readonly leaks: string[] = []
  readonly #cookies = new Map<string, string>()

  constructor(
    readonly origin: string,
    readonly secrets: Secrets,
    cookie: string,
  ) {
    this.#remember([cookie])
  }

  get = (path: string, of: Sending = {}): Promise<Answer> => this.send(path, of)
  post = (path: string, fields: Iterable<readonly [string, string]> = []): Promise<Answer> =>
    this.send(path, { form: new URLSearchParams([...fields].map(([name, value]) => [name, value])) })

  async send(path: string, of: Sending): Promise<Answer> {
    const { answer, head, body } = await this.#ask(path, of)
    const bytes = unpacked(body, answer.headers['content-encoding'])
    this.#listen(`${of.method ?? (isWriting(of) ? 'POST' : 'GET')} ${path} (${answer.statusCode})`, [head, bytes])
    this.#remember(answer.headers['set-cookie'] ?? [])
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString('utf8'), bytes }
  }

  cookie = (name: string): string => this.#cookies.get(name) ?? ''

  /** Listens to a stream of events until it is stopped. */
  hear(path: string): { stop(): void; text(): string } {
    let heard = Buffer.alloc(0)
    const asked = request(`${this.origin}${path}`, { headers: this.#headers({ accept: 'text/event-stream' }) })
    asked.on('error', () => {})
    asked.on('response', (answer) =>
      answer.on('data', (chunk: Buffer) => {
        heard = Buffer.concat([heard, chunk])
        this.#listen(`GET ${path}, live`, [heard.subarray(-chunk.length - 64)])
      }),
    )
    asked.end()
    return { stop: () => asked.destroy(), text: () => heard.toString('utf8') }
  }

  #ask(path: string, of: Sending): Promise<{ answer: IncomingMessage; head: Buffer; body: Buffer }> {
    const [type, body] = bodyOf(of)
    const headers = { ...this.#headers(of), ...(type ? { 'content-type': type, 'content-length': body.length } : {}) }
    const method = of.method ?? (isWriting(of) ? 'POST' : 'GET')
    return new Promise((resolve, reject) => {
      const asked = request(`${this.origin}${path}`, { method, headers, timeout: 20_000 })
      asked.on('timeout', () => asked.destroy(new Error(`no answer to ${method} ${path}`)))
      asked.on('error', reject)
      asked.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const head = Buffer.from([answer.statusMessage ?? '', ...answer.rawHeaders].join('\n'), 'latin1')
          resolve({ answer, head, body: Buffer.concat(chunks) })
        })
      })
      asked.end(body)
    })
  }

  #headers = (of: Sending): Record<string, string> => ({
    accept: of.accept ?? 'text/html',
    'accept-encoding': of.encoding ?? 'gzip, br',
    cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: this.origin,
  })

  #listen(what: string, parts: readonly Buffer[]): void {
    for (const bytes of parts) {
      this.heard.bytes += bytes.length
      for (const secret of this.secrets.within(bytes))
        if (!this.secrets.isShown(secret)) this.leaks.push(`${what}: ${nameOf(secret)}`)
    }
    this.heard.answers++
  }

  #remember(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name) this.#cookies.set(name, value ?? '')
    }
  }
}

export const nameOf = ({ kind, of, what }: Secret): string => `${kind}: ${what} (${of})`

const isWriting = ({ form, json, raw }: Sending) => form !== undefined || json !== undefined || raw !== undefined

function bodyOf({ form, json, raw }: Sending): [string, Buffer] {
  if (raw) return [raw.type, raw.bytes]
  if (json !== undefined) return ['application/json', Buffer.from(JSON.stringify(json))]
  return form ? ['application/x-www-form-urlencoded', Buffer.from(form.toString())] : ['', Buffer.alloc(0)]
}

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0 || encoding === undefined || encoding === 'identity') return body
  if (encoding === 'br') return brotliDecompressSync(body)
  if (encoding === 'gzip') return gunzipSync(body)
  if (encoding === 'deflate') return inflateSync(body)
  throw new Error(`nobody here unpacks ${encoding}`)
}
