import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '~/areas/identity/accept-invitation.server'
import { deviceOf } from '~/areas/identity/device.server'
import { gateOf } from '~/areas/identity/gate.server'
import type { StaleReason } from '~/areas/identity/invitation-state'
import { passwordWords } from '~/areas/identity/password-words'
import { refusalWords } from '~/areas/identity/refusal'
import { acceptSchema } from '~/areas/identity/schema'
import { FixedValue } from '~/areas/identity/ui/fixed-value'
import { Gate } from '~/areas/identity/ui/gate'
import { NewPasswordField } from '~/areas/identity/ui/new-password-field'
import { ROLE_NAMES } from '~/areas/identity/ui/role-names'
import { TimeZoneSelect } from '~/areas/identity/ui/time-zone-select'
import { viewInvitation } from '~/areas/identity/view-invitation.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { TextField } from '~/ui/text-field'

const STALE = {
  unknown: 'invitation.stale.unknown',
  accepted: 'invitation.stale.accepted',
  revoked: 'invitation.stale.revoked',
  expired: 'invitation.stale.expired',
  closed: 'invitation.stale.closed',
  deactivated: 'invitation.stale.deactivated',
} as const satisfies Record<StaleReason, string>

export async function loader(args: LoaderFunctionArgs) {
  const invitation = await viewInvitation(contextOf(args), args.params.token ?? '')
  const t = translator(args.context.locale, 'identity')
  const title =
    invitation.kind === 'open'
      ? t('invitation.title', { organisation: invitation.organisationName })
      : t('invitation.stale-title')
  return data({ title, gate: await gateOf(args), invitation }, { status: invitation.kind === 'open' ? 200 : 404 })
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'identity')
  const token = args.params.token ?? ''
  const invitation = await viewInvitation(ctx, token)
  // What has become of the invitation is told by the page itself, which is loaded anew.
  if (invitation.kind === 'stale') return data({ reply: null }, { status: 404 })
  const submission = parseWithZod(await args.request.formData(), { schema: acceptSchema(t, invitation.proof) })
  const hideFields = ['password']
  if (submission.status !== 'success') return data({ reply: submission.reply({ hideFields }) }, { status: 422 })
  const { name = '', timeZone = invitation.timeZone, password = '' } = submission.value
  const outcome = await acceptInvitation(ctx, { token, name, timeZone, password, device: deviceOf(args) })
  if (outcome.ok) {
    const message = t('invitation.done', { organisation: outcome.organisationName })
    return redirectWithToast('/', { kind: 'success', message }, { 'set-cookie': outcome.cookie })
  }
  if (outcome.kind === 'stale') return data({ reply: null }, { status: 404 })
  const words = outcome.kind === 'weak' ? passwordWords(t, outcome.problem) : refusalWords(t, outcome, ctx.now)
  return data(
    { reply: submission.reply({ fieldErrors: { password: [words] }, hideFields }) },
    { status: outcome.kind === 'paused' ? 429 : 422 },
  )
}

type AcceptForm = { name: string; timeZone: string; password: string }

export default function Invitation() {
  const { gate, invitation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const format = useFormat()
  const open = invitation.kind === 'open' ? invitation : null
  const [, fields] = useForm<AcceptForm>({
    id: 'accept',
    lastResult: answer?.reply,
    defaultValue: { name: open?.name, timeZone: open?.timeZone },
  })
  if (invitation.kind === 'stale') {
    return (
      <Gate gate={gate} title={t('invitation.stale-title')} lead={t(STALE[invitation.why])}>
        <div className="row">
          <ButtonLink variant="primary" href="/sign-in">
            {t('invitation.to-sign-in')}
          </ButtonLink>
        </div>
      </Gate>
    )
  }
  const { organisationName: organisation, inviterName: inviter, proof } = invitation
  return (
    <Gate
      gate={gate}
      title={<bdi>{t('invitation.title', { organisation })}</bdi>}
      lead={
        inviter
          ? t('invitation.lead', { inviter, vendor: gate.vendor })
          : t('invitation.lead-nobody', { vendor: gate.vendor })
      }
    >
      <ErrorSummary errors={summaryOf([fields.name, fields.password, fields.timeZone])} />
      {invitation.otherSignedIn && (
        <Callout kind="warn">{t('invitation.other', { name: invitation.otherSignedIn })}</Callout>
      )}
      <form method="post" className="stack" noValidate>
        <FixedValue label={t('invitation.email')}>
          <bdi>{invitation.email}</bdi>
        </FixedValue>
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
        {proof === 'new' && (
          <>
            <TextField
              {...fieldProps(fields.name)}
              label={t('invitation.name')}
              help={t('invitation.name-help')}
              autoComplete="name"
              required
            />
            <NewPasswordField {...fieldProps(fields.password)} label={t('invitation.password-new')} required />
            <TimeZoneSelect
              {...fieldProps(fields.timeZone)}
              label={t('invitation.time-zone')}
              help={t('invitation.time-zone-help')}
            />
          </>
        )}
        {proof === 'known' && (
          <TextField
            {...fieldProps(fields.password)}
            label={t('invitation.password-known')}
            help={t('invitation.known')}
            type="password"
            autoComplete="current-password"
            required
          />
        )}
        {proof === 'me' && <p className="muted">{t('invitation.me')}</p>}
        <Button variant="primary" size="lg">
          {t('invitation.submit', { organisation })}
        </Button>
      </form>
      <p className="small muted">
        {t('invitation.as', { roles: format.list(invitation.roles.map((role) => t(ROLE_NAMES[role]))) })}{' '}
        {t('invitation.until', { date: format.dateLong(invitation.expiresAt) })}
      </p>
    </Gate>
  )
}
