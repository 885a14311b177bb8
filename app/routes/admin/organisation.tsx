import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listInvitations } from '~/areas/identity/list-invitations.server'
import { listPeople } from '~/areas/identity/list-people.server'
import { administeredOrganisation } from '~/areas/identity/organisation-by-slug.server'
import { rolesOf } from '~/areas/identity/roles'
import { organisationSchema } from '~/areas/identity/schema'
import { InvitationsCard } from '~/areas/identity/ui/invitations-card'
import { MembersCard } from '~/areas/identity/ui/members-card'
import { OrganisationFields } from '~/areas/identity/ui/organisation-fields'
import { updateOrganisation } from '~/areas/identity/update-organisation.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const t = translator(args.context.locale, 'identity')
  const [page, invitations] = await Promise.all([
    listPeople(ctx, organisation.id, new URL(args.request.url).searchParams),
    listInvitations(ctx, organisation.id),
  ])
  return {
    title: organisation.name,
    breadcrumbs: [{ label: t('organisations.title'), href: '/admin/organisations' }, { label: organisation.name }],
    organisation,
    offered: rolesOf(organisation.kind),
    page,
    invitations,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: organisationSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { name, region = null, country = null } = submission.value
  await updateOrganisation(ctx, organisation.id, { name, region, country })
  const message = t('organisation.saved', { organisation: name })
  return redirectWithToast(`/admin/organisations/${organisation.slug}`, { kind: 'success', message })
}

const KINDS = { vendor: 'organisations.kinds.vendor', partner: 'organisations.kinds.partner' } as const

export default function OrganisationPage() {
  const { organisation, offered, page, invitations } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const format = useFormat()
  const href = `/admin/organisations/${organisation.slug}`
  return (
    <>
      <PageHead
        eyebrow={t(KINDS[organisation.kind])}
        title={<span dir="auto">{organisation.name}</span>}
        lead={
          <>
            {t('organisation.since', { date: format.dateLong(organisation.createdAt) })} · {t('organisation.address')}{' '}
            <bdi className="mono">{organisation.slug}</bdi>
          </>
        }
        actions={
          <ButtonLink variant="primary" icon="user-plus" href={`${href}/invitations`}>
            {t('people.invite')}
          </ButtonLink>
        }
      />
      <div className="stack stack-lg">
        <MembersCard
          organisationId={organisation.id}
          page={page}
          offered={offered}
          href={href}
          memberHref={(personId) => `/admin/people/${personId}`}
        />
        <InvitationsCard
          organisationId={organisation.id}
          invitations={invitations}
          revocationHref={({ id }) => `${href}/invitations/${id}/revocation`}
        />
        <Card id="details" title={t('organisation.details')} padded>
          <form method="post" className="stack" noValidate data-unsaved="">
            <OrganisationFields reply={answer?.reply} defaults={organisation} />
            <FormActions>
              <Button>{t('organisation.save')}</Button>
            </FormActions>
          </form>
        </Card>
      </div>
    </>
  )
}
