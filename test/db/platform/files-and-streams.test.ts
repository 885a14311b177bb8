import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import compression from 'compression'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import type { Composition } from '~/jobs/composition.server'
import type { Actor } from '~/platform/actor'
import { localFiles } from '~/platform/files.server'
import { createLiveHub } from '~/platform/live.server'
import { serveFiles } from '../../../scripts/server/files'
import type { Lifecycle } from '../../../scripts/server/lifecycle'
import { serveLive } from '../../../scripts/server/live'
import { withDatabases } from '../databases'
import { platformWorld, staff } from './platform-world'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

withDatabases((dialect, open) => {
  /** The doors of the server that stand before Remix, with whoever `asks`. */
  async function doors(asks: { actor: Actor } = { actor: staff('trainer') }) {
    const handle = await open()
    const world = platformWorld(handle)
    const root = mkdtempSync(join(tmpdir(), 'rung-files-'))
    world.parts.files = localFiles(root)
    const hub = createLiveHub(handle.db, world.parts.log, 60_000)
    const requestScope = async () => ({ ctx: world.as(asks.actor) })
    const composition = { handle, hub, log: world.parts.log, requestScope, systemContext: () => world.system() }
    const app = express()
    app.use(compression({ threshold: 0 }))
    app.use(async (_request, response, next) => {
      response.locals.scope = await requestScope()
      next()
    })
    const lifecycle: Lifecycle = { stopping: false, onStop: new Set() }
    serveLive(app, composition as unknown as Composition, lifecycle)
    serveFiles(app, composition as unknown as Composition)
    const server: Server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    undo.push(
      () => rmSync(root, { recursive: true, force: true }),
      () => hub.stop(),
      () => server.closeAllConnections(),
      () => server.close(),
    )
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return { world, hub, lifecycle, origin }
  }

  /** A captions file of a course. */
  async function captions(world: ReturnType<typeof platformWorld>, text: string) {
    const { sha256, size } = await world.parts.files.put(Buffer.from(text))
    const { db } = world.parts
    await db.insertInto('files').values({ sha256, size, media_type: 'text/vtt', created_at: 1 }).execute()
    await db
      .insertInto('courses')
      .values({ id: 'course', slug: 'course', created_at: 1 } as never)
      .execute()
    await db
      .insertInto('course_media')
      .values({ course_id: 'course', path: 'a.vtt', sha256 } as never)
      .execute()
    return `/media/${sha256}/a.vtt`
  }

  if (dialect === 'sqlite') {
    const text = `WEBVTT ${'0123456789'.repeat(50)}`

    test('a file comes whole, or the part that was asked for, byte for byte', async () => {
      const { world, origin } = await doors()
      const path = await captions(world, text)
      const ask = async (range?: string) => {
        const response = await fetch(origin + path, range ? { headers: { range } } : {})
        return [response.status, await response.text(), response.headers.get('content-range')]
      }
      expect(await ask()).toEqual([200, text, null])
      expect(await ask('bytes=0-6')).toEqual([206, 'WEBVTT ', `bytes 0-6/${text.length}`])
      expect(await ask('bytes=-3')).toEqual([206, '789', `bytes ${text.length - 3}-${text.length - 1}/${text.length}`])
      expect(await ask(`bytes=500-99999`)).toEqual([
        206,
        text.slice(500),
        `bytes 500-${text.length - 1}/${text.length}`,
      ])
      expect(await ask('bytes=9999-')).toEqual([416, '', `bytes */${text.length}`])
      for (const whole of ['bytes=0-1,5-6', 'lines=1-2', 'x'])
        expect(await ask(whole), whole).toEqual([200, text, null])
    })

    test('a part is never compressed on the way, and an error is never kept as if it were the file', async () => {
      const { world, origin } = await doors()
      const path = await captions(world, text)
      const part = await fetch(origin + path, { headers: { range: 'bytes=0-99', 'accept-encoding': 'gzip' } })
      expect([part.headers.get('content-encoding'), part.headers.get('content-length')]).toEqual([null, '100'])
      const beyond = await fetch(origin + path, { headers: { range: 'bytes=9999-' } })
      expect(beyond.headers.get('cache-control')).toBe('no-store')
    })

    test('a stranger gets none, a name decides nothing, and a download is never shown', async () => {
      const asks: { actor: Actor } = { actor: staff('trainer') }
      const { world, origin } = await doors(asks)
      const path = await captions(world, text)
      const named = await fetch(`${origin}${path.replace('a.vtt', 'x.html')}?download`)
      expect([named.headers.get('content-type'), named.headers.get('content-disposition')]).toEqual([
        'text/vtt; charset=utf-8',
        'attachment; filename="x.html"',
      ])
      asks.actor = { kind: 'anonymous' }
      expect((await fetch(origin + path)).status).toBe(401)
    })
  }

  test('a page that leaves, at whatever moment, leaves nothing behind', async () => {
    const { hub, origin } = await doors()
    for (let waited = 0; waited < 12; waited++) {
      const outgoing = get(`${origin}/live`)
      outgoing.on('error', () => {})
      if (waited % 3 === 2) await once(outgoing, 'response')
      else await new Promise((resolve) => setTimeout(resolve, waited))
      outgoing.destroy()
    }
    for (let tries = 0; tries < 100 && hub.listeners > 0; tries++) await new Promise((go) => setTimeout(go, 20))
    expect(hub.listeners).toBe(0)
    // Twelve streams are allowed: those that left are not counted.
    const again = get(`${origin}/live`)
    const [response] = await once(again, 'response')
    expect(response.statusCode).toBe(200)
    again.destroy()
  })

  test('when the server stops, streams end, and a signal that still comes breaks nothing', async () => {
    const { world, hub, lifecycle, origin } = await doors()
    const response = await fetch(`${origin}/live`)
    const body = response.text()
    lifecycle.stopping = true
    for (const close of lifecycle.onStop) close()
    await world.system().signal('person:person-trainer', 'notification')
    hub.wake()
    expect(await body).toMatch(/^retry: \d+\n\n/)
    expect((await fetch(`${origin}/live`)).status).toBe(503)
  })

  test('a stranger is told there is nothing to hear', async () => {
    const { origin } = await doors({ actor: { kind: 'anonymous' } })
    const response = await fetch(`${origin}/live`)
    expect(response.status).toBe(204)
    expect(await response.text()).toBe('')
  })
})
