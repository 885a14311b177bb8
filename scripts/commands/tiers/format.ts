import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { formatProgramme } from '~/areas/tiers/format/format-programme'
import { ruleFilesAt, textOf } from './read-inputs'

const HELP = `
Keys come into one order, one blank line stands between sections, what does not fit 120 characters gets lines of its own.
Comments, and what is read from the file, stay as they are. With --check nothing is written: files that would change are
named, and the exit code is 1. A file that is not YAML is named, left as it is, and ends with the exit code 1.

Examples:
  rung tiers format content/programme
  rung tiers format --check content/programme
`

export function addFormat(tiers: Command): void {
  tiers
    .command('format')
    .description('write files of tier rules as all of them are written; comments stay')
    .argument('<files...>', 'files, or folders of them')
    .option('--check', 'write nothing, say which files would change')
    .addHelpText('after', HELP)
    .action(format)
}

function format(paths: string[], options: { check?: boolean }): void {
  let changed = 0
  for (const file of ruleFilesAt(paths)) {
    const source = textOf(file)
    const formatted = formatProgramme(source)
    if (formatted === null) {
      console.log(`${file}: this is not one YAML document; rung tiers check says where.`)
      process.exitCode = 1
    } else if (formatted !== source) {
      changed++
      console.log(options.check ? `${file}: would change` : file)
      if (options.check) process.exitCode = 1
      else writeFileSync(file, formatted)
    }
  }
  if (changed === 0 && process.exitCode !== 1) console.log('Nothing to change.')
}
