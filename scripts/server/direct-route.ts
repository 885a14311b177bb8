import { createReadableStreamFromReadable, type ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import type { RequestScope } from '~/platform/request.server'

type Action = (args: { request: Request; params: Record<string, string>; context: RequestScope }) => Promise<Response>

/**
 * Answers the POST of one resource route by its own action, guarded as Remix would call it, without asking Remix which
 * route that is. For what an exam does most, saving an answer, finding the route and streaming the answer cost more
 * than the save.
 */
export function serveDirectly(app: Express, build: ServerBuild, { id, path }: { id: string; path: string }): void {
  const action = build.routes[id]?.module.action as Action | undefined
  if (!action) throw new Error(`there is no action in the route ${id}`)
  app.post(path, async (request, response, next) => {
    try {
      const answer = await callAction(action, {
        request: new Request(new URL(request.originalUrl, `${request.protocol}://${request.get('host')}`), {
          method: 'POST',
          headers: request.headers as Record<string, string>,
          body: createReadableStreamFromReadable(request),
          duplex: 'half',
        } as RequestInit),
        params: request.params,
        context: response.locals.scope,
      })
      response.status(answer.status)
      for (const [name, value] of answer.headers) response.append(name, value)
      response.end(await answer.text())
    } catch (error) {
      next(error)
    }
  })
}

/** A refusal is thrown as a response by whoever guards the action. */
async function callAction(action: Action, args: Parameters<Action>[0]): Promise<Response> {
  try {
    return await action(args)
  } catch (error) {
    if (error instanceof Response) return error
    throw error
  }
}
