import { answerInThread } from '~/platform/thread.server'
import { solvePlan } from './solve-plan.server'

await answerInThread(solvePlan)
