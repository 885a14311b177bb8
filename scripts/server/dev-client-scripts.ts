import { build } from 'esbuild'
import type { RequestHandler } from 'express'

/** Bundles a browser script at the request, while developing. */
export function devClientScripts(): RequestHandler {
  return async (request, response, next) => {
    const name = /^\/(main|attempt)\.js$/.exec(request.path)?.[1]
    if (!name) return next()
    try {
      const { outputFiles } = await build({
        entryPoints: [`app/client/${name}.ts`],
        bundle: true,
        format: 'esm',
        target: 'es2022',
        write: false,
        sourcemap: 'inline',
      })
      response.type('text/javascript').send(outputFiles[0]?.text ?? '')
    } catch (error) {
      next(error)
    }
  }
}
