import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countElements, readTree } from './element-tree'
import { median } from './figures'
import { type Client, expectStatus, httpClient, usageOf } from './http'

/** As many as a server that has been up for minutes has answered: by then the hot paths are compiled. */
const WARM_UP = 1_500
const BLOCKS = 24
const PAGES_A_BLOCK = 40

export type PageCpu = { pageCpuMs: number; bareCpuMs: number; pageCpuRatio: number; elements: number; htmlKb: number }

/**
 * Processor time of the server for one page, beside that of a bare server that renders the same elements. Blocks of
 * both alternate, so that what else the machine does meets both; neither side compresses.
 */
export async function measurePage(of: {
  origin: string
  path: string
  cookie: string
  folder: string
}): Promise<PageCpu> {
  const client = httpClient(of.origin)
  const headers = { cookie: of.cookie }
  const page = expectStatus(await client.get(of.path, headers), 200).body
  const tree = readTree(page)
  const file = join(of.folder, 'tree.json')
  writeFileSync(file, JSON.stringify(tree))
  const bare = await startBare(file)
  try {
    const bareLength = expectStatus(await bare.client.get('/'), 200).body.length
    if (Math.abs(bareLength / page.length - 1) > 0.03)
      throw new Error(`the bare page has ${bareLength} characters, ours ${page.length}: they are not the same tree`)
    const ours = () => client.get(of.path, headers)
    const theirs = () => bare.client.get('/')
    await Promise.all([repeat(WARM_UP, ours), repeat(WARM_UP, theirs)])
    const blocks: { page: number; bare: number }[] = []
    for (let block = 0; block < BLOCKS; block++) {
      blocks.push({
        page: await cpuOf(async () => (await usageOf(of.origin)).cpuMs, ours),
        bare: await cpuOf(bare.cpuMs, theirs),
      })
    }
    return {
      pageCpuMs: median(blocks.map((block) => block.page)),
      bareCpuMs: median(blocks.map((block) => block.bare)),
      pageCpuRatio: median(blocks.map((block) => block.page / block.bare)),
      elements: countElements(tree),
      htmlKb: page.length / 1_024,
    }
  } finally {
    client.close()
    bare.stop()
  }
}

async function cpuOf(cpuMs: () => Promise<number>, once: () => Promise<{ status: number }>): Promise<number> {
  const before = await cpuMs()
  await repeat(PAGES_A_BLOCK, once)
  return ((await cpuMs()) - before) / PAGES_A_BLOCK
}

async function repeat(times: number, once: () => Promise<{ status: number }>): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const { status } = await once()
    if (status !== 200) throw new Error(`a measured page answered ${status}`)
  }
}

async function startBare(file: string): Promise<{ client: Client; cpuMs(): Promise<number>; stop(): void }> {
  const child = fork(fileURLToPath(new URL('bare-server.ts', import.meta.url)), [file], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(Number(text.toString())))
    child.once('exit', () => reject(new Error('the bare server ended')))
  })
  const client = httpClient(`http://127.0.0.1:${port}`)
  return {
    client,
    cpuMs: async () => Number((await client.get('/cpu')).body),
    stop: () => {
      client.close()
      child.kill()
    },
  }
}
