import { parentPort, workerData } from 'node:worker_threads'
import type { PlanQuestion } from './plan'
import { solvePlan } from './solve-plan.server'

/** The thread in which one plan is worked out; whoever asks stops it when the answer does not come. */
const port = parentPort
if (port) port.postMessage(await solvePlan(workerData as PlanQuestion))
