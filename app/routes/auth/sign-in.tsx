import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDemoPeople } from '~/areas/identity/demo-people.server'
import { deviceOf } from '~/areas/identity/device.server'
import { gateOf } from '~/areas/identity/gate.server'
import { refusalWords } from '~/areas/identity/refusal'
import { safeNext } from '~/areas/identity/safe-next'
import { signInSchema } from '~/areas/identity/schema'
import { LASTING_DAYS } from '~/areas/identity/session-lifetime'
import { signIn } from '~/areas/identity/sign-in.server'
import { DemoDoors } from '~/areas/identity/ui/demo-doors'
import { Gate } from '~/areas/identity/ui/gate'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { checkboxProps, fieldProps, summaryOf } from '~/ui/field-props'
import { Or } from '~/ui/gate-frame'
import { TextField } from '~/ui/text-field'

const nextOf = (request: Request) => safeNext(new URL(request.url).searchParams.get('next'))

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const next = nextOf(args.request)
  if (ctx.actor.kind === 'person') throw redirect(next)
  return {
    title: translator(args.context.locale, 'identity')('sign-in.title'),
    gate: await gateOf(args),
    demoPeople: await listDemoPeople(ctx),
    next,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: signInSchema(t) })
  const hideFields = ['password']
  if (submission.status !== 'success')
    return data({ reply: submission.reply({ hideFields }), refused: false }, { status: 422 })
  const { stay, ...credentials } = submission.value
  const outcome = await signIn(ctx, { ...credentials, staySignedIn: stay, device: deviceOf(args) })
  if (outcome.ok) return redirect(nextOf(args.request), { status: 303, headers: { 'set-cookie': outcome.cookie } })
  const words = outcome.kind === 'no-organisation' ? t('sign-in.no-organisation') : refusalWords(t, outcome, ctx.now)
  return data(
    { reply: submission.reply({ fieldErrors: { password: [words] }, hideFields }), refused: outcome.kind === 'wrong' },
    { status: outcome.kind === 'paused' ? 429 : 422 },
  )
}

export default function SignIn() {
  const { gate, demoPeople, next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const [, fields] = useForm<{ email: string; password: string; stay: 'on' }>({
    id: 'sign-in',
    lastResult: answer?.reply,
    defaultValue: { stay: 'on' },
  })
  return (
    <Gate gate={gate} title={t('sign-in.title')} lead={t('sign-in.lead')}>
      <ErrorSummary
        title={t('sign-in.failed')}
        errors={
          answer?.refused
            ? [{ id: fields.password.id, message: t('sign-in.check-password') }]
            : summaryOf([fields.email, fields.password])
        }
      />
      <form
        method="post"
        action={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}
        className="stack"
        aria-label={t('sign-in.form')}
        noValidate
      >
        <TextField
          {...fieldProps(fields.email)}
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          {...fieldProps(fields.password)}
          label={t('sign-in.password')}
          labelEnd={
            <a className="small" href="/forgotten-password">
              {t('sign-in.forgotten')}
            </a>
          }
          type="password"
          autoComplete="current-password"
          required
        />
        <Checkbox {...checkboxProps(fields.stay)} label={t('sign-in.stay', { days: LASTING_DAYS })} />
        <Button variant="primary" size="lg">
          {t('sign-in.submit')}
        </Button>
      </form>
      {demoPeople.length > 0 && (
        <>
          <Or />
          <DemoDoors people={demoPeople} next={next} />
        </>
      )}
    </Gate>
  )
}
