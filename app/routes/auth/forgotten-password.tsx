import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { gateOf } from '~/areas/identity/gate.server'
import { minutesUntil } from '~/areas/identity/refusal'
import { requestPasswordReset } from '~/areas/identity/request-password-reset.server'
import { forgottenPasswordSchema } from '~/areas/identity/schema'
import { Gate } from '~/areas/identity/ui/gate'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { TextField } from '~/ui/text-field'

export async function loader(args: LoaderFunctionArgs) {
  return { title: translator(args.context.locale, 'identity')('forgotten.title'), gate: await gateOf(args) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: forgottenPasswordSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply(), sentTo: null }, { status: 422 })
  const { email } = submission.value
  const outcome = await requestPasswordReset(ctx, { email, address: args.context.address || null })
  if (outcome.kind === 'accepted') return data({ reply: submission.reply(), sentTo: email })
  const words = t('refused.paused-mails', { minutes: minutesUntil(outcome.retryAt, ctx.now) })
  return data({ reply: submission.reply({ fieldErrors: { email: [words] } }), sentTo: null }, { status: 429 })
}

export default function ForgottenPassword() {
  const { gate } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const [, fields] = useForm<{ email: string }>({ id: 'forgotten', lastResult: answer?.reply })
  if (answer?.sentTo) {
    return (
      <Gate gate={gate} title={t('forgotten.sent-title')}>
        <Callout kind="success" icon="mail" status>
          <p>
            {t.rich('forgotten.sent', {
              email: answer.sentTo,
              address: (chunks) => <bdi className="strong">{chunks}</bdi>,
            })}
          </p>
          <p className="small">{t('forgotten.sent-next')}</p>
        </Callout>
        <div className="row">
          <ButtonLink href="/sign-in">{t('forgotten.back')}</ButtonLink>
          <ButtonLink variant="quiet" href="/forgotten-password">
            {t('forgotten.again')}
          </ButtonLink>
        </div>
      </Gate>
    )
  }
  return (
    <Gate gate={gate} title={t('forgotten.title')} lead={t('forgotten.lead')}>
      <ErrorSummary errors={summaryOf([fields.email])} />
      <form method="post" className="stack" noValidate>
        <TextField
          {...fieldProps(fields.email)}
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          required
        />
        <Button variant="primary" size="lg">
          {t('forgotten.submit')}
        </Button>
      </form>
      <p className="small">
        <a href="/sign-in">{t('forgotten.back')}</a>
      </p>
    </Gate>
  )
}
