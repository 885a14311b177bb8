import type { Command } from 'commander'
import { createPerson } from '~/areas/identity/create-person.server'
import { invitePerson } from '~/areas/identity/invite-person.server'
import { knownWords } from '~/areas/identity/known-words.server'
import { findOrganisation } from '~/areas/identity/organisations.server'
import { passwordProblem } from '~/areas/identity/password-rules'
import { passwordWords } from '~/areas/identity/password-words'
import { inviteSchema } from '~/areas/identity/schema'
import { isTimeZone } from '~/areas/identity/time-zones'
import { localeCodes, translator } from '~/i18n/translator.server'
import { roles } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { listMails, viewMail } from '~/platform/list-mails.server'
import { withComposition } from './composed'
import { checked, lineFromInput } from './input'

type Options = {
  name: string
  email: string
  organisation: string
  roles: string
  locale: string
  timeZone: string
  passwordStdin?: boolean
  invite?: boolean
}

export function userCommands(program: Command): void {
  const user = program.command('user').description('people and their access')

  user
    .command('create')
    .description('give somebody access, with a password of your choice or by an invitation')
    .requiredOption('--name <name>', 'full name, as it stands on certificates')
    .requiredOption('--email <address>', 'also the name to sign in with')
    .requiredOption('--organisation <slug>', 'where the person belongs')
    .requiredOption('--roles <list>', `one or more of ${roles.join(', ')}; separated by commas`)
    .option('--locale <code>', `language: ${localeCodes.join(' or ')}`, 'en')
    .option('--time-zone <name>', 'such as Europe/Athens', 'UTC')
    .option('--password-stdin', 'read the password from the input')
    .option('--invite', 'mail a link by which the person chooses a password')
    .addHelpText('after', EXAMPLES)
    .action(create)
}

const EXAMPLES = `
Examples:
  printf '%s' "$PASSWORD" | npx rung user create --name "Ada Ng" --email ada@vendor.example \\
    --organisation vendor --roles administrator --password-stdin
  npx rung user create --name "Lena Roy" --email lena@partner.example --organisation partner --roles learner --invite`

async function create(options: Options): Promise<void> {
  if (Boolean(options.passwordStdin) === Boolean(options.invite))
    throw new Error('Say how the person gets in: --password-stdin or --invite.')
  if (!isTimeZone(options.timeZone)) throw new Error(`--time-zone: ${options.timeZone} is not the name of a time zone.`)
  const wanted = options.roles.split(',').map((role) => role.trim())
  const unknown = wanted.find((role) => !(roles as readonly string[]).includes(role))
  if (unknown !== undefined) throw new Error(`--roles: ${unknown} is no role. There are ${roles.join(', ')}.`)
  const input = checked(inviteSchema(translator('en', 'identity'), localeCodes), { ...options, roles: wanted })
  const password = options.passwordStdin ? await lineFromInput('the password') : null

  await withComposition(async (composition) => {
    const ctx = composition.systemContext('command line')
    const organisation = await findOrganisation(ctx, { slug: options.organisation })
    if (!organisation || organisation.closedAt !== null)
      throw new Error(`--organisation: there is none with the short name ${options.organisation}.`)
    const place = { organisationId: organisation.id, name: organisation.name }
    if (password === null) return invite(ctx, input, place)

    const words = await knownWords(ctx, { personId: null, ...input, organisationName: organisation.name })
    const problem = passwordProblem(password, words)
    if (problem) throw new Error(`The password was refused. ${passwordWords(translator('en', 'identity'), problem)}`)
    const { roles: granted, ...person } = input
    await createPerson(ctx, {
      ...person,
      password,
      timeZone: options.timeZone,
      memberships: [{ organisationId: organisation.id, roles: granted }],
    })
    console.log(`${person.name} can sign in at ${composition.config.publicUrl}/sign-in with ${person.email}.`)
  })
}

type Invited = { name: string; email: string; roles: (typeof roles)[number][]; locale: string }

async function invite(ctx: Ctx, person: Invited, place: { organisationId: string; name: string }): Promise<void> {
  const outcome = await invitePerson(ctx, { ...person, organisationId: place.organisationId })
  if (outcome.kind === 'already-member') throw new Error(`${person.email} is a member of ${place.name} already.`)
  if (outcome.kind === 'already-invited')
    throw new Error(`${person.email} has an open invitation to ${place.name} already.`)
  if (outcome.kind === 'paused') throw new Error('Too many invitations in a short time. Try again in an hour.')
  if (ctx.config.smtpUrl !== null) return console.log(`${person.name} is invited; the mail is on its way.`)
  const { rows } = await listMails(ctx, new URLSearchParams({ q: person.email }))
  const { text } = await viewMail(ctx, rows[0]?.id ?? '')
  const link = /https?:\/\/\S+\/invitations\/\S+/.exec(text)?.[0]
  console.log(`${person.name} is invited. No mail server is set up, so pass this link on yourself:\n${link ?? ''}`)
}
