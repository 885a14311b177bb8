import type { Command } from 'commander'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { organisationSchema } from '~/areas/identity/schema'
import { translator } from '~/i18n/translator.server'
import { withComposition } from './composed'
import { checked } from './input'

export function organisationCommands(program: Command): void {
  const organisation = program.command('organisation').description('the vendor and its partners')

  organisation
    .command('create')
    .description('add a partner, or on a new installation the vendor itself')
    .requiredOption('--name <name>', 'as it stands on pages and certificates')
    .option('--vendor', 'this is the vendor; there is one')
    .option('--slug <slug>', 'short name in addresses; made of the name when left out')
    .option('--region <region>', 'free text, as the vendor divides its market')
    .option('--country <code>', 'two letters, such as DE')
    .action((options: { name: string; vendor?: boolean; slug?: string; region?: string; country?: string }) => {
      const { name, region, country } = checked(organisationSchema(translator('en', 'identity')), options)
      const { slug: wanted } = options
      if (wanted !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(wanted))
        throw new Error('--slug: use lower-case letters, digits and single hyphens.')
      return withComposition(async (composition) => {
        const { slug } = await createOrganisation(composition.systemContext('command line'), {
          kind: options.vendor ? 'vendor' : 'partner',
          name,
          ...(wanted === undefined ? {} : { slug: wanted }),
          region: region ?? null,
          country: country ?? null,
        })
        console.log(`${name} is there. Its short name is ${slug}.`)
      })
    })
}
