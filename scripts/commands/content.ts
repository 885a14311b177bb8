import type { Command } from 'commander'
import { withdrawCourse } from '~/areas/catalogue/withdraw-course.server'
import { contentCompiler } from '~/jobs/content-compiler.server'
import { checkContent } from '~/jobs/publish-content.server'
import { isAppError } from '~/platform/errors'
import { describeFileProblem, type FileProblem, hasErrors } from '~/platform/file-problem'
import { createLogger } from '~/platform/log.server'
import { commandConfig, withComposition } from './composed'

export function contentCommands(program: Command): void {
  const content = program
    .command('content')
    .description('courses, questions and everything else that authors keep in files')

  content
    .command('check [folder]')
    .description('say everything that is wrong with the content files; changes nothing, needs no database')
    .action(async (folder = 'content') => {
      const { problems, counts } = await check(folder)
      print(problems)
      console.log(counts.map(({ kind, items }) => `${items} ${ITEMS[kind] ?? kind}`).join(', '))
      if (hasErrors(problems)) process.exitCode = 1
      else console.log('The content can be published.')
    })

  content
    .command('publish [folder]')
    .description('check everything, then publish what has changed')
    .action((folder = 'content') =>
      withComposition(async (composition) => {
        const checked = await check(folder)
        print(checked.problems)
        if (hasErrors(checked.problems)) {
          console.log('Nothing was published.')
          process.exitCode = 1
          return
        }
        const published = await checked.publish(
          composition.systemContext('content'),
          (kind, { slug, what, changed }) => {
            if (changed) console.log(`${kind} ${slug}: ${what}`)
          },
        )
        const changed = published.filter((one) => one.changed).length
        console.log(changed === 0 ? 'Nothing had changed.' : `Published ${changed} of ${published.length}.`)
      }),
    )

  content
    .command('withdraw <course>')
    .description('take a course out of the catalogue; what people did in it stays')
    .action((slug: string) =>
      withComposition(async (composition) => {
        try {
          const { changed } = await withdrawCourse(composition.systemContext('content'), slug)
          console.log(changed ? `The course ${slug} is not offered any more.` : `The course ${slug} was not offered.`)
        } catch (error) {
          if (isAppError(error) && error.status === 404) throw new Error(`There is no course ${slug}.`)
          throw error
        }
      }),
    )
}

/** What is counted, where the folder is called after what its files hold. */
const ITEMS: Readonly<Record<string, string>> = {
  questions: 'question pools',
  programme: 'versions of tier rules',
  assets: 'asset folders',
  help: 'languages of help',
}

async function check(folder: string) {
  const compiler = contentCompiler(createLogger(commandConfig().logLevel, 'rung'))
  try {
    return await checkContent(folder, compiler)
  } finally {
    await compiler.close()
  }
}

function print(problems: readonly FileProblem[]): void {
  for (const problem of problems) console.log(describeFileProblem(problem))
}
