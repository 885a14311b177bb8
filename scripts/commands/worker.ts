import type { Command } from 'commander'
import { withComposition } from './composed'

export function workerCommand(program: Command): void {
  program
    .command('worker')
    .description('work on background jobs in a process of its own, until told to stop')
    .option('--drain', 'end as soon as nothing is due')
    .action((options: { drain?: boolean }) =>
      withComposition(async (composition) => {
        const worker = composition.worker()
        if (options.drain) return worker.drain()
        const stopTimers = composition.startTimers()
        await worker.start()
        console.log('Working on jobs. Stop with Ctrl C.')
        await new Promise<void>((resolve) => {
          process.once('SIGTERM', resolve)
          process.once('SIGINT', resolve)
        })
        await Promise.all([stopTimers(), worker.stop()])
      }),
    )
}
