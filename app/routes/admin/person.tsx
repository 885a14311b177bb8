import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSessions } from '~/areas/identity/list-sessions.server'
import { rolesOf } from '~/areas/identity/roles'
import { DeviceList } from '~/areas/identity/ui/device-list'
import { RolesCard } from '~/areas/identity/ui/roles-card'
import { viewPerson } from '~/areas/identity/view-member.server'
import { useFormat, useT } from '~/i18n'
import { locales, translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Tag } from '~/ui/tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const view = await viewPerson(ctx, args.params.person ?? '')
  const t = translator(args.context.locale, 'identity')
  const place = view.memberships.at(-1)
  return {
    title: view.person.name,
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      ...(place ? [{ label: place.organisationName, href: `/admin/organisations/${place.organisationSlug}` }] : []),
      { label: view.person.name },
    ],
    ...view,
    language: locales.find(({ code }) => code === view.person.locale)?.name ?? view.person.locale,
    sessions: await listSessions(ctx, view.person.personId),
  }
}

export default function PersonPage() {
  const { person, memberships, isSelf, sessions, language } = useLoaderData<typeof loader>()
  const t = useT('identity')
  const format = useFormat()
  const href = `/admin/people/${person.personId}`
  // A closed account is opened again before anything about it changes.
  const editable = person.deactivatedAt === null ? memberships : []
  return (
    <>
      <PageHead
        title={<span dir="auto">{person.name}</span>}
        lead={<bdi>{person.email}</bdi>}
        actions={
          person.deactivatedAt === null ? (
            <Tag tone="success">{t('person.active')}</Tag>
          ) : (
            <Tag tone="danger">{t('person.deactivated', { date: format.date(person.deactivatedAt) })}</Tag>
          )
        }
      />
      <div className="with-aside">
        <div className="stack stack-lg">
          {memberships.length === 0 && (
            <EmptyState title={t('person.no-membership')} level={2}>
              {t('person.no-membership-help')}
            </EmptyState>
          )}
          {editable.map((membership) => (
            <RolesCard
              key={membership.organisationId}
              id={`roles-${membership.organisationSlug}`}
              organisationName={membership.organisationName}
              offered={rolesOf(membership.organisationKind)}
              roles={membership.roles}
              action={`${href}/memberships/${membership.organisationSlug}`}
              isSelf={isSelf}
              footer={
                <div className="row between">
                  <a href={`/admin/organisations/${membership.organisationSlug}`} dir="auto">
                    {membership.organisationName}
                  </a>
                  {!isSelf && (
                    <ButtonLink
                      variant="danger"
                      size="sm"
                      href={`${href}/memberships/${membership.organisationSlug}/departure`}
                    >
                      {t('member.departure-action')}
                    </ButtonLink>
                  )}
                </div>
              }
            />
          ))}
        </div>
        <div className="stack">
          <Card id="account" title={t('person.account')} padded>
            <DescriptionList
              items={[
                [t('person.created'), <RelativeTime key="created" at={person.createdAt} as="date" />],
                [t('person.language'), language],
                [t('person.time-zone'), <bdi key="zone">{person.timeZone}</bdi>],
              ]}
            />
          </Card>
          <Card
            id="sessions"
            title={t('person.sessions')}
            footer={
              sessions.length > 0 &&
              !isSelf && (
                <form method="post" action={`${href}/sessions/end`}>
                  <Button size="sm" variant="danger">
                    {t('person.sessions-end')}
                  </Button>
                </form>
              )
            }
          >
            {sessions.length === 0 ? (
              <p className="card-body muted">{t('person.sessions-none')}</p>
            ) : (
              <DeviceList sessions={sessions} />
            )}
          </Card>
          <Card id="deactivation" title={t('person.deactivation')} padded>
            <p className="muted small">{isSelf ? t('person.self') : t('person.deactivation-note')}</p>
            {!isSelf && person.deactivatedAt === null && (
              <div className="row">
                <ButtonLink variant="danger" size="sm" href={`${href}/deactivation`}>
                  {t('person.deactivate')}
                </ButtonLink>
              </div>
            )}
            {person.deactivatedAt !== null && (
              <form method="post" action={`${href}/reactivation`}>
                <Button size="sm">{t('person.reactivate')}</Button>
              </form>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}
