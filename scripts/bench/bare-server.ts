import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { elementOf, type TreeNode } from './element-tree'

// The bare limit that a page is measured against: node:http, React's own render of the same tree, nothing else.
// `tsx bare-server.ts <file with the tree as JSON>`; prints its port, answers `/` and its processor time at `/cpu`.

const tree = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as TreeNode
const Page = () => elementOf(tree)

const server = createServer((request, response) => {
  if (request.url === '/cpu') {
    const { user, system } = process.cpuUsage()
    response.end(String((user + system) / 1_000))
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  const { pipe } = renderToPipeableStream(createElement(Page), {
    onShellReady: () => {
      pipe(response)
    },
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
