import { type BuiltServer, startBuiltServer } from '../../scripts/built-server'
import { openStage, type Stage } from '../../scripts/stage'
import type { Dialect } from '../db/databases'
import { makeInstallation } from '../process/installation'
import { type AccessWorld, accessWorld } from './access-world'

export type ServedWorld = { server: BuiltServer; stage: Stage; world: AccessWorld; close(): Promise<void> }

/** The world of people who may and may not, behind a built server on a database of its own. */
export async function servedWorld(dialect: Dialect): Promise<ServedWorld> {
  const installation = await makeInstallation(dialect)
  const stage = await openStage(installation)
  const empty = async () => {
    await stage.close()
    await installation.remove()
  }
  try {
    const world = await accessWorld(stage)
    const server = await startBuiltServer(installation)
    return { ...{ server, stage, world }, close: () => server.stop().then(empty) }
  } catch (error) {
    await empty()
    throw error
  }
}
