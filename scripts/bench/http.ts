import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; ms: number }

/** A client that keeps its connections, as browsers do, and costs little itself. */
export function httpClient(origin: string, { connections = 1 } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const started = performance.now()
      const outgoing = request(`${origin}${path}`, { method, agent, headers: { origin, ...headers } }, (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(parts).toString('utf8'),
            ms: performance.now() - started,
          }),
        )
        incoming.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return {
    get: (path: string, headers: Record<string, string> = {}) => send('GET', path, { accept: 'text/html', ...headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(
        'POST',
        path,
        { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        new URLSearchParams(fields).toString(),
      ),
    postJson: (path: string, value: unknown, headers: Record<string, string> = {}) =>
      send(
        'POST',
        path,
        { accept: 'application/json', 'content-type': 'application/json', ...headers },
        JSON.stringify(value),
      ),
    close: () => agent.destroy(),
  }
}
export type Client = ReturnType<typeof httpClient>

/** @throws with the beginning of the answer, when its status is another */
export function expectStatus(answer: Answer, ...wanted: number[]): Answer {
  if (wanted.includes(answer.status)) return answer
  throw new Error(`answered ${answer.status}, not ${wanted.join(' or ')}: ${answer.body.slice(0, 300)}`)
}

/** What the server process has used so far, by its own account (`/metrics`). */
export async function usageOf(origin: string): Promise<{ cpuMs: number; memoryMb: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const value = (name: string) => Number(new RegExp(`^${name} ([\\d.e+-]+)$`, 'm').exec(text)?.[1])
  return {
    cpuMs: value('process_cpu_seconds_total') * 1_000,
    memoryMb: value('process_resident_memory_bytes') / 1_048_576,
  }
}
