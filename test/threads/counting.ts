import { answerInThread } from '~/platform/thread.server'

/** A thread that says how often it was asked, and does with a question what the question says. */
let asked = 0

answerInThread(async (question: 'count' | 'throw' | 'end' | 'sleep'): Promise<number> => {
  asked += 1
  if (question === 'throw') throw new Error('this was asked for')
  if (question === 'end') process.exit(3)
  if (question === 'sleep') await new Promise((resolve) => setTimeout(resolve, 60_000))
  return asked
})
