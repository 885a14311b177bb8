import type { Command } from 'commander'
import { migrate } from '#db/migrator'
import { openDatabase } from '#db/open'
import { checkDecisions, type FaultyDecision } from '~/areas/tiers/decisions/check-decisions.server'
import { type AuditBreak, verifyAudit } from '~/platform/audit.server'
import { backupTo, checkIntegrity, restoreFrom } from '~/platform/backup.server'
import { commandConfig, withComposition } from './composed'

export function databaseCommands(program: Command): void {
  const db = program.command('db').description('schema and integrity of the database')

  db.command('migrate')
    .description('bring the database to the newest schema')
    .action(async () => {
      const handle = openDatabase(commandConfig().databaseUrl)
      try {
        const done = await migrate(handle)
        console.log(done.length === 0 ? 'The schema is up to date.' : `Applied ${done.join(', ')}.`)
      } finally {
        await handle.close()
      }
    })

  db.command('check')
    .description('look for damage: integrity, foreign keys, the audit chain, tier decisions')
    .action(() =>
      withComposition(async ({ handle, systemContext }) => {
        const problems = await checkIntegrity(handle)
        const audit = await verifyAudit(handle.db)
        for (const problem of problems) console.log(problem)
        console.log(`Audit trail: ${audit.entries} entries, ${audit.erased} with erased detail.`)
        if (audit.broken)
          console.log(`The audit chain breaks at entry ${audit.broken.id}: ${BREAKS[audit.broken.why]}.`)
        const { checked, faulty } = await checkDecisions(systemContext('db check'))
        console.log(`Tier decisions: ${checked} made again.`)
        for (const decision of faulty) console.log(faultOf(decision))
        if (problems.length > 0 || audit.broken || faulty.length > 0) process.exitCode = 1
        else console.log('No damage found.')
      }),
    )

  program
    .command('backup <file>')
    .description('copy the running database (SQLite) into one file')
    .action(async (file: string) => {
      const handle = openDatabase(commandConfig().databaseUrl)
      try {
        const { bytes, ms } = await backupTo(handle, file)
        console.log(`Saved ${(bytes / 1e6).toFixed(1)} MB to ${file} in ${ms} ms.`)
      } finally {
        await handle.close()
      }
    })

  program
    .command('restore <file>')
    .description('put a backup in the place of the database; the server must be stopped')
    .action(async (file: string) => {
      const { kept, ms } = await restoreFrom(commandConfig().databaseUrl, file)
      console.log(`Restored in ${ms} ms.${kept ? ` What was there before is kept as ${kept}.` : ''}`)
    })
}

const BREAKS: Record<AuditBreak, string> = {
  'not-linked': 'it does not follow the entry before it',
  'fields-changed': 'its fields were changed',
  'detail-changed': 'its detail was changed',
}

const faultOf = ({ partner, track, number, faults, isReplayed }: FaultyDecision) =>
  `Decision ${number} about ${partner} in ${track}: ${[
    ...(faults > 0 ? [`${faults} claims of its proof do not hold`] : []),
    ...(isReplayed ? [] : ['made again it comes out differently']),
  ].join('; ')}.`
