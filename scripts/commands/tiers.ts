import type { Command } from 'commander'
import { addCheck } from './tiers/check'
import { addEvaluate } from './tiers/evaluate'
import { addForecast } from './tiers/forecast'
import { addFormat } from './tiers/format'
import { addPath } from './tiers/path'
import { addReplay } from './tiers/replay'
import { addVerifyProof } from './tiers/verify-proof'
import { addWhatIf } from './tiers/what-if'

/** Tier rules as files, without a server and without a database. */
export function tiersCommands(program: Command): void {
  const tiers = program
    .command('tiers')
    .description('tier rules as files: check, format, evaluate, replay; needs no database')
    .exitOverride()
  for (const add of [addCheck, addFormat, addEvaluate, addForecast, addPath, addWhatIf, addReplay, addVerifyProof])
    add(tiers)
}
