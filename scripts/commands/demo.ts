import type { Command } from 'commander'
import { contentCompiler } from '~/jobs/content-compiler.server'
import { type LoadedDemo, loadDemo } from '~/jobs/demo/load-demo.server'
import { checkContent } from '~/jobs/publish-content.server'
import { describeFileProblem, hasErrors } from '~/platform/file-problem'
import { createLogger } from '~/platform/log.server'
import { commandConfig, withComposition } from './composed'

export function demoCommands(program: Command): void {
  const demo = program.command('demo').description('a made-up vendor with twelve partners and two years of history')

  demo
    .command('load [folder]')
    .description(
      'publish the content and play the demo into an empty database; where it is loaded, publish what changed',
    )
    .action(async (folder = 'content') => {
      const config = commandConfig()
      const log = createLogger(config.logLevel, 'rung')
      // Also says when the schema is not the newest one.
      const compiler = await withComposition(async () => contentCompiler(log))
      const content = await checkContent(folder, compiler).finally(() => compiler.close())
      if (hasErrors(content.problems)) {
        for (const problem of content.problems) console.log(describeFileProblem(problem))
        throw new Error('Nothing was loaded: the content has errors.')
      }
      const loaded = await loadDemo({ config, log, folder, content, now: Date.now(), onProgress: progress() })
      if (loaded.isNew) return announce(loaded)
      console.log('The demo is loaded already.')
      await withComposition(async (composition) => {
        await content.publish(composition.systemContext('content'), (kind, { slug, what, changed }) => {
          if (changed) console.log(`${kind} ${slug}: ${what}`)
        })
      })
    })
}

function announce({ acts, password, people }: LoadedDemo): void {
  console.log(`The demo is loaded: ${acts} things happened in it.`)
  console.log(`\nSign in as one of these (password for all: ${password})`)
  for (const { email, name, organisation, see } of people)
    console.log(`  ${email.padEnd(26)} ${name}, ${organisation}\n${' '.repeat(29)}${see}`)
}

/** On a terminal one moving line; elsewhere a line at each tenth. */
function progress() {
  const onTerminal = process.stdout.isTTY
  let told = -1
  return (done: number, total: number, at: number) => {
    const share = Math.floor((done / total) * (onTerminal ? 100 : 10))
    if (share === told) return
    told = share
    const month = new Date(at).toISOString().slice(0, 7)
    const line = `${onTerminal ? share : share * 10} % · the demo is in ${month}`
    if (onTerminal) process.stdout.write(`\r\u001b[K${line}`)
    else console.log(line)
    if (onTerminal && done === total - 1) process.stdout.write('\r\u001b[K')
  }
}
