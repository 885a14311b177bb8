import type { Express } from 'express'
import sirv from 'sirv'

const A_YEAR = 'public, max-age=31536000, immutable'
const AN_HOUR = 'public, max-age=3600'

/**
 * What the build made for browsers, each file in the smallest form that the browser takes. The list of files is read
 * once, so a page costs no look at the disk here.
 */
export function serveBuiltFiles(app: Express): void {
  app.use(
    sirv('build/client', {
      brotli: true,
      gzip: true,
      extensions: [],
      setHeaders(response, path) {
        response.setHeader('cache-control', path.startsWith('/assets/') ? A_YEAR : AN_HOUR)
      },
    }),
  )
  app.use('/assets', (_request, response) => {
    response.status(404).type('text/plain').send('There is no such file.')
  })
}
