import type { Request, RequestHandler } from 'express'
import { UPLOADS } from '~/areas/exams/uploads/upload-limits'
import { IMPORT_LIMITS as QUESTION_LIMITS } from '~/areas/questions/imports/limits'
import { IMPORT_LIMITS } from '~/areas/tiers/facts/import-lines'
import { AppError } from '~/platform/errors'

/** The most that a body may hold, in bytes: far more than a screenful of answers. */
const MOST = 1_000_000
/** Where files are sent; what the other parts of a form add is far below a tenth. */
const MOST_AT: readonly { path: RegExp; bytes: number }[] = [
  { path: /^\/programme\/imports$/, bytes: IMPORT_LIMITS.bytes * 1.1 },
  { path: /^\/author\/pools\/[^/]+\/imports$/, bytes: QUESTION_LIMITS.bytes * 1.1 },
]

/** Files go where attempts are, in the body itself or as a part of a form; a form without parts has none. */
function mostOf({ path, headers }: Request): number {
  const plain = path.replace(/\.data$/, '')
  const isText = /^application\/(x-www-form-urlencoded|json)/.test(headers['content-type'] ?? '')
  if (UPLOADS.path.test(plain) && !isText) return UPLOADS.bytes
  return MOST_AT.find((one) => one.path.test(plain))?.bytes ?? MOST
}

/**
 * Bounds what is read of a body, whatever its header says: a route that reads more fails with 413. What nobody reads is
 * thrown away as it arrives, so that whoever sends it gets to see the answer. Nobody needs to be signed in to send one.
 */
export function limitBodies(): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const most = mostOf(request)
    let size = 0
    const count = (chunk: Buffer) => {
      size += chunk.length
      if (size > most) throwRestAway(new AppError('errors.too-large', 413, { megabytes: most / 1e6 }))
    }
    const throwRestAway = (reason: Error) => {
      request.off('data', count)
      // Whoever reads, or has stopped halfway, lets go of the body.
      if (request.listenerCount('error') > 0) request.emit('error', reason)
      request.resume()
    }
    response.on('finish', () => {
      if (!request.readableEnded) throwRestAway(new Error('the request was answered before its body was read'))
    })
    // A listener alone would set the body flowing before there is somebody who reads it.
    request.pause()
    request.on('data', count)
    return next()
  }
}
