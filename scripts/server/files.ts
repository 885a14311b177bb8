import type { Express, Response } from 'express'
import type { Composition } from '~/jobs/composition.server'
import { lessonModules } from '~/platform/mdx/lesson-modules.server'
import type { RequestScope } from '~/platform/request.server'

const FOREVER = 'private, max-age=31536000, immutable'
/** Types a browser may show in place; everything else is offered as a download. */
const shown = /^(image\/(png|jpeg|webp|gif|svg\+xml)|video\/(mp4|webm)|audio\/(mpeg|ogg)|text\/vtt)$/

/**
 * Lesson modules and course media, both named by their content and so kept by the browser for good. Whoever is signed in
 * and knows the name gets them: nobody guesses a SHA-256, and a page tells it only to whom the page may be shown.
 */
export function serveFiles(app: Express, composition: Composition): void {
  const { db } = composition.handle
  const isStranger = (response: Response) => (response.locals.scope as RequestScope).ctx.actor.kind !== 'person'

  app.get('/modules/:name', async (request, response, next) => {
    const hash = /^([0-9a-f]{64})\.js$/.exec(request.params.name)?.[1]
    if (!hash) return next()
    if (isStranger(response)) return response.status(401).type('text/plain').send('sign in first')
    try {
      const module = await lessonModules(db).respond(hash)
      return module ? response.set(module.headers).send(module.body) : next()
    } catch (error) {
      return next(error)
    }
  })

  app.get('/media/:sha256/:name', async (request, response, next) => {
    try {
      const { sha256 } = request.params
      if (!/^[0-9a-f]{64}$/.test(sha256)) return next()
      if (isStranger(response)) return response.status(401).type('text/plain').send('sign in first')
      const file = await db
        .selectFrom('files')
        .innerJoin('course_media', 'course_media.sha256', 'files.sha256')
        .select(['files.media_type', 'files.size'])
        .where('files.sha256', '=', sha256)
        .executeTakeFirst()
      if (!file) return next()
      if (!shown.test(file.media_type) || request.query.download !== undefined) response.attachment(request.params.name)
      // After the name, from whose ending a type would be guessed.
      response.set({ 'cache-control': FOREVER, 'content-type': file.media_type, 'accept-ranges': 'bytes' })
      // An SVG is a document: opened on its own it may not run anything.
      response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      const range = request.range(file.size, { combine: true })
      if (range === -1)
        return response
          .status(416)
          .set({ 'cache-control': 'no-store', 'content-range': `bytes */${file.size}` })
          .end()
      // Several ranges at once may be answered with everything (RFC 9110 §14.2).
      const part = Array.isArray(range) && range.type === 'bytes' && range.length === 1 ? range[0] : undefined
      // A part that was compressed on the way would no longer be the bytes that it says it is.
      if (part)
        response.status(206).set({
          'content-range': `bytes ${part.start}-${part.end}/${file.size}`,
          'cache-control': `${FOREVER}, no-transform`,
        })
      response.set('content-length', String(part ? part.end - part.start + 1 : file.size))
      if (request.method === 'HEAD') return response.end()
      const stream = composition.systemContext('files').files.stream(sha256, part)
      stream.on('error', next)
      // A viewer that leaves in the middle of a film leaves no open file behind.
      response.on('close', () => stream.destroy())
      return stream.pipe(response)
    } catch (error) {
      return next(error)
    }
  })
}
