import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listInvitations } from '~/areas/identity/list-invitations.server'
import { listPeople } from '~/areas/identity/list-people.server'
import { rolesOf } from '~/areas/identity/roles'
import { InvitationsCard } from '~/areas/identity/ui/invitations-card'
import { InviteFields } from '~/areas/identity/ui/invite-fields'
import { MembersCard } from '~/areas/identity/ui/members-card'
import { useT } from '~/i18n'
import { locales, translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const title = translator(args.context.locale, 'identity')('people.title')
  const [page, invitations] = await Promise.all([
    listPeople(ctx, actor.organisationId, new URL(args.request.url).searchParams),
    listInvitations(ctx, actor.organisationId),
  ])
  return {
    title,
    breadcrumbs: [{ label: title }],
    organisation: { id: actor.organisationId, name: actor.organisationName },
    offered: rolesOf(actor.organisationKind),
    locale: actor.locale,
    locales: locales.map(({ code, name }) => ({ value: code, label: name })),
    page,
    invitations,
  }
}

export default function PeoplePage() {
  const { organisation, offered, locale, locales, page, invitations } = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <>
      <PageHead
        title={t('people.head', { count: page.all, organisation: organisation.name })}
        lead={t('people.lead', { count: invitations.filter(({ isExpired }) => !isExpired).length })}
        actions={
          <ButtonLink variant="primary" icon="user-plus" href="/company/people/invitations" opensDialog="invite-dialog">
            {t('people.invite')}
          </ButtonLink>
        }
      />
      <div className="stack stack-lg">
        <MembersCard
          organisationId={organisation.id}
          page={page}
          offered={offered}
          href="/company/people"
          memberHref={(personId) => `/company/people/${personId}`}
        />
        <InvitationsCard
          organisationId={organisation.id}
          invitations={invitations}
          revocationHref={({ id }) => `/company/people/invitations/${id}/revocation`}
        />
      </div>
      <Dialog
        id="invite-dialog"
        title={t('invite.title', { organisation: organisation.name })}
        action="/company/people/invitations"
        closeLabel={t('invite.keep')}
        actions={<Button variant="primary">{t('invite.submit')}</Button>}
      >
        <p className="muted">{t('invite.lead')}</p>
        <InviteFields offered={offered} locales={locales} locale={locale} />
      </Dialog>
    </>
  )
}
