import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hashOf, hasStamp, writeStamp } from './lib-stamp.mjs'
import { root, run, StepError, step } from './lib-steps.mjs'

/**
 * Brings the database to the present schema, publishes content/ and loads the demo vendor. Each part does nothing
 * when there is nothing to do; when the same product has prepared this data folder before, none is asked at all.
 * @param cli how to start the command line: arguments for node
 * @param env settings for it beside the process's own
 */
export async function prepareData(cli, env = {}) {
  const settings = { ...process.env, ...env }
  const wanted = `${hashOf(DECIDES)}${wantsDemo(settings) ? ' with demo' : ''}`
  const stamp = stampFor(settings)
  if (stamp && hasStamp(stamp, wanted)) return
  await step('Migrate the database', () => rung(cli, ['db', 'migrate'], env))
  if (wantsDemo(settings))
    await step('Publish the content and load the demo vendor', (sofar) => rung(cli, ['demo', 'load'], env, sofar))
  else await step('Publish the content', () => rung(cli, ['content', 'publish'], env))
  if (stamp) writeStamp(stamp, wanted)
}

/** What the prepared data depend on: the code that prepares them and the content. */
const DECIDES = ['app', 'db', 'content', 'scripts/rung.ts', 'scripts/commands', 'package-lock.json']

/** The folder that holds the embedded database and the files. */
export const dataFolder = (settings = process.env) => resolve(root, settings.RUNG_DATA_DIR || 'data')

/** As the server decides whether to offer demo sign-ins: asked for, or nothing has been configured yet. */
function wantsDemo({ RUNG_DEMO, DATABASE_URL, PUBLIC_URL }) {
  return RUNG_DEMO ? ['1', 'true'].includes(RUNG_DEMO) : !DATABASE_URL && !PUBLIC_URL
}

/** The stamp lies beside the embedded database, so it goes when the data goes; a database server is always asked. */
function stampFor(settings) {
  if (settings.DATABASE_URL) return undefined
  const folder = dataFolder(settings)
  const stamp = join(folder, 'prepared')
  if (!existsSync(join(folder, 'rung.db'))) rmSync(stamp, { force: true })
  return stamp
}

async function rung(cli, args, env, sofar = () => {}) {
  const onOutput = (text) => {
    const share = text.match(/\d+ %/g)?.at(-1)
    if (share) sofar(share)
  }
  const { code, output } = await run(process.execPath, [...cli, ...args], { env, onOutput })
  if (code !== 0) throw new StepError(`rung ${args.join(' ')} failed (exit code ${code})`, { output })
}
