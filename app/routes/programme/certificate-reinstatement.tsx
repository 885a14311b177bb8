import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayRevokeCertificates } from '~/areas/certifications/policy'
import { reinstateCertificate } from '~/areas/certifications/reinstate-certificate.server'
import { REASON } from '~/areas/certifications/revocation'
import { viewCertificate } from '~/areas/certifications/view-certificate.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { PageHead } from '~/ui/page-head'
import { ReasonForm } from '~/ui/reason-form'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayRevokeCertificates(ctx.actor))
  const certificate = await viewCertificate(ctx, args.params.certificate ?? '')
  const t = translator(args.context.locale, 'certifications')
  return {
    title: t('reinstate.title'),
    breadcrumbs: [{ label: t('issued.title'), href: '/programme/certificates' }, { label: t('reinstate.title') }],
    name: certificate.holderName,
    organisation: certificate.organisationName,
    certification: certificate.title,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const id = args.params.certificate ?? ''
  const reason = String((await args.request.formData()).get('reason') ?? '')
  const t = translator(args.context.locale, 'certifications')
  try {
    await reinstateCertificate(ctx, { certificate: id, reason })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'certifications.reinstatement-reason-needed') throw error
    return data({ reason, problem: t('errors.reinstatement-reason-needed', error.params) }, { status: 422 })
  }
  const { holderName } = await viewCertificate(ctx, id)
  return redirectWithToast('/programme/certificates', {
    kind: 'success',
    message: t('reinstate.done', { name: holderName }),
  })
}

export default function ReinstateCertificate() {
  const { name, organisation, certification } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('certifications')
  const problem = answer && 'problem' in answer ? answer.problem : undefined
  return (
    <>
      <PageHead
        title={t('reinstate.heading', { title: certification, name })}
        lead={t('reinstate.lead', { organisation })}
      />
      <ReasonForm
        label={t('reinstate.reason')}
        help={t('reinstate.reason-help', REASON)}
        reason={answer && 'reason' in answer ? answer.reason : ''}
        problem={problem}
        confirm={t('reinstate.confirm')}
        variant="primary"
        keep={t('reinstate.keep')}
        back="/programme/certificates"
      />
    </>
  )
}
