import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { gateOf } from '~/areas/identity/gate.server'
import { passwordWords } from '~/areas/identity/password-words'
import { resetPassword, viewPasswordReset } from '~/areas/identity/reset-password.server'
import { newPasswordSchema } from '~/areas/identity/schema'
import { Gate } from '~/areas/identity/ui/gate'
import { NewPasswordField } from '~/areas/identity/ui/new-password-field'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'

export async function loader(args: LoaderFunctionArgs) {
  const reset = await viewPasswordReset(contextOf(args), args.params.token ?? '')
  const t = translator(args.context.locale, 'identity')
  const page = {
    title: reset ? t('reset.title') : t('reset.stale-title'),
    gate: await gateOf(args),
    email: reset?.email ?? null,
  }
  return data(page, { status: reset ? 200 : 404 })
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: newPasswordSchema(t) })
  const hideFields = ['password']
  if (submission.status !== 'success') return data({ reply: submission.reply({ hideFields }) }, { status: 422 })
  const outcome = await resetPassword(ctx, {
    token: args.params.token ?? '',
    password: submission.value.password,
    address: args.context.address || null,
  })
  if (outcome.kind === 'changed') return redirectWithToast('/sign-in', { kind: 'success', message: t('reset.done') })
  // A stale link is told by the page itself, which is loaded anew.
  if (outcome.kind === 'stale') return data({ reply: submission.reply({ hideFields }) }, { status: 404 })
  const fieldErrors = { password: [passwordWords(t, outcome.problem)] }
  return data({ reply: submission.reply({ fieldErrors, hideFields }) }, { status: 422 })
}

export default function ResetPassword() {
  const { gate, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const [, fields] = useForm<{ password: string }>({ id: 'reset', lastResult: answer?.reply })
  if (email === null) {
    return (
      <Gate gate={gate} title={t('reset.stale-title')} lead={t('reset.stale')}>
        <div className="row">
          <ButtonLink variant="primary" href="/forgotten-password">
            {t('reset.stale-action')}
          </ButtonLink>
        </div>
      </Gate>
    )
  }
  return (
    <Gate
      gate={gate}
      title={t('reset.title')}
      lead={t.rich('reset.lead', { email, address: (chunks) => <bdi className="strong">{chunks}</bdi> })}
    >
      <ErrorSummary errors={summaryOf([fields.password])} />
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPasswordField {...fieldProps(fields.password)} label={t('reset.password')} required />
        <Button variant="primary" size="lg">
          {t('reset.submit')}
        </Button>
      </form>
    </Gate>
  )
}
