import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePassword } from '~/areas/identity/change-password.server'
import { deviceOf } from '~/areas/identity/device.server'
import { passwordWords } from '~/areas/identity/password-words'
import { refusalWords } from '~/areas/identity/refusal'
import { changePasswordSchema } from '~/areas/identity/schema'
import { NewPasswordField } from '~/areas/identity/ui/new-password-field'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextField } from '~/ui/text-field'

export async function loader(args: LoaderFunctionArgs) {
  const actor = requirePerson(contextOf(args))
  const t = translator(args.context.locale, 'identity')
  const title = t('change-password.title')
  return { title, breadcrumbs: [{ label: t('profile.title'), href: '/account' }, { label: title }], email: actor.email }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: changePasswordSchema(t) })
  const hideFields = ['current', 'next']
  if (submission.status !== 'success') return data({ reply: submission.reply({ hideFields }) }, { status: 422 })
  const outcome = await changePassword(ctx, { ...submission.value, device: deviceOf(args) })
  if (outcome.ok) {
    return redirectWithToast(
      '/account',
      { kind: 'success', message: t('change-password.done') },
      { 'set-cookie': outcome.cookie },
    )
  }
  const fieldErrors: Record<string, string[]> =
    outcome.kind === 'weak'
      ? { next: [passwordWords(t, outcome.problem)] }
      : outcome.kind === 'same'
        ? { next: [t('password.same')] }
        : { current: [refusalWords(t, outcome, ctx.now)] }
  return data(
    { reply: submission.reply({ fieldErrors, hideFields }) },
    { status: outcome.kind === 'paused' ? 429 : 422 },
  )
}

export default function PasswordPage() {
  const { email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const [, fields] = useForm<{ current: string; next: string }>({ id: 'password', lastResult: answer?.reply })
  return (
    <>
      <PageHead title={t('change-password.title')} lead={t('change-password.lead')} />
      <Card padded>
        <ErrorSummary errors={summaryOf([fields.current, fields.next])} />
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <TextField
            {...fieldProps(fields.current)}
            label={t('change-password.current')}
            type="password"
            autoComplete="current-password"
            required
          />
          <NewPasswordField {...fieldProps(fields.next)} label={t('change-password.next')} required />
          <FormActions>
            <Button variant="primary">{t('change-password.submit')}</Button>
            <ButtonLink href="/account">{t('change-password.keep')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
