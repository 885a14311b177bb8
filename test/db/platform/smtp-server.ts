import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

export type Received = { from: string; to: string[]; data: string }

/** A mail server of a few words: takes every message, or refuses every recipient. */
export async function startSmtpServer(of: { refuses?: boolean } = {}) {
  const received: Received[] = []
  const server = createServer((socket) => converse(socket, received, of.refuses ?? false))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function converse(socket: Socket, received: Received[], refuses: boolean): void {
  let pending = ''
  let message: Received = { from: '', to: [], data: '' }
  let isData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    pending += chunk.toString()
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 2)
      if (isData) {
        if (line !== '.') {
          message.data += `${line}\n`
          continue
        }
        isData = false
        received.push(message)
        message = { from: '', to: [], data: '' }
        say('250 kept')
      } else answer(line)
    }
  })
  function answer(line: string): void {
    const word = line.slice(0, 4).toUpperCase()
    if (word === 'MAIL') message.from = line
    if (word === 'RCPT') {
      if (refuses) return void say('550 nobody here')
      message.to.push(line)
    }
    if (word === 'DATA') {
      isData = true
      return void say('354 go on')
    }
    say(word === 'QUIT' ? '221 bye' : '250 ok')
    if (word === 'QUIT') socket.end()
  }
}
