import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { mayCreateOrganisation } from '~/areas/identity/policy'
import { organisationSchema } from '~/areas/identity/schema'
import { OrganisationFields } from '~/areas/identity/ui/organisation-fields'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { formKeyOf } from '~/platform/form-key'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayCreateOrganisation(requirePerson(ctx), 'partner'))
  const t = translator(args.context.locale, 'identity')
  const title = t('new-organisation.title')
  return {
    title,
    formKey: newId(ctx.now),
    breadcrumbs: [{ label: t('organisations.title'), href: '/admin/organisations' }, { label: title }],
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayCreateOrganisation(requirePerson(ctx), 'partner'))
  const t = translator(args.context.locale, 'identity')
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: organisationSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { slug } = await createOrganisation(ctx, { kind: 'partner', ...submission.value, key: formKeyOf(form) })
  const message = t('new-organisation.done', { organisation: submission.value.name })
  return redirectWithToast(`/admin/organisations/${slug}`, { kind: 'success', message })
}

export default function NewOrganisationPage() {
  const { formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  return (
    <>
      <PageHead title={t('new-organisation.title')} lead={t('new-organisation.lead')} />
      <Card padded>
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="key" value={formKey} />
          <OrganisationFields reply={answer?.reply} />
          <FormActions>
            <Button variant="primary">{t('new-organisation.submit')}</Button>
            <ButtonLink href="/admin/organisations">{t('new-organisation.keep')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
