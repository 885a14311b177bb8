import { Command, CommanderError } from 'commander'
import { contentCommands } from './commands/content'
import { databaseCommands } from './commands/database'
import { demoCommands } from './commands/demo'
import { examsCommands } from './commands/exams'
import { organisationCommands } from './commands/organisation'
import { questionCommands } from './commands/questions'
import { tiersCommands } from './commands/tiers'
import { UsageError } from './commands/usage-error'
import { userCommands } from './commands/user'
import { explain } from './commands/words'
import { workerCommand } from './commands/worker'

/** The `rung` command line. Each group of commands is one file in `commands/`. */
const program = new Command('rung')
  .description('Runs and looks after an installation of Rung.')
  .showHelpAfterError('(rung help <command> says what it takes)')
  .configureHelp({ sortSubcommands: true })

for (const add of [
  contentCommands,
  databaseCommands,
  demoCommands,
  examsCommands,
  organisationCommands,
  questionCommands,
  tiersCommands,
  userCommands,
  workerCommand,
])
  add(program)

// Whoever reads the output may have enough of it, as head has: then there is nobody left to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

try {
  await program.parseAsync(asked(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  // What the library refuses it has said already; asking for help is no mistake.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    console.error(explain(error))
    process.exitCode = error instanceof UsageError ? error.exitCode : 1
  }
}

/** `help exams statistics` is `exams statistics --help`: the library's own help knows one level only. */
function asked(args: string[]): string[] {
  const [first, ...command] = args
  return first === 'help' && command.length > 1 ? [...command, '--help'] : args
}
