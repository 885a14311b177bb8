import type { Command } from 'commander'
import { accommodationSchema, setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { findPersonByEmail } from '~/areas/identity/people.server'
import { withComposition } from './composed'
import { checked } from './input'

type Options = { email: string; factor: string; minutes: string; untimed?: boolean; reason: string }

const FACTORS: Readonly<Record<string, string>> = { '1': '1/1', '1.25': '5/4', '1.5': '3/2', '2': '2/1' }

/** Adds the command to its group, `rung exams`. */
export function moreTimeCommand(exams: Command): void {
  exams
    .command('more-time')
    .description('give somebody more time in every exam, the running ones too')
    .requiredOption('--email <address>', 'of the person')
    .option('--factor <number>', `the limit times ${Object.keys(FACTORS).join(', ')}`, '1')
    .option('--minutes <count>', 'minutes on top of it', '0')
    .option('--untimed', 'no limit at all')
    .requiredOption('--reason <words>', 'why; it is kept with the grant, for examiners alone')
    .action(moreTime)
}

async function moreTime(options: Options): Promise<void> {
  await withComposition(async (composition) => {
    const ctx = composition.systemContext('command line')
    const person = await findPersonByEmail(ctx, options.email)
    if (!person) throw new Error(`--email: nobody signs in with ${options.email}.`)
    const input = checked(accommodationSchema, {
      personId: person.personId,
      factor: FACTORS[options.factor] ?? options.factor,
      extraMinutes: Number(options.minutes),
      untimed: options.untimed === true,
      reason: options.reason,
    })
    const { moved } = await setAccommodation(ctx, input)
    const running = moved === 1 ? 'one running deadline was moved' : `${moved} running deadlines were moved`
    console.log(`${person.name} has more time from now on; ${running}.`)
  })
}
