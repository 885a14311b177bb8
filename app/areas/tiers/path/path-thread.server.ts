import { answerInThread } from '~/platform/thread.server'
import { solvePlan } from './solve-plan.server'

answerInThread(solvePlan)
