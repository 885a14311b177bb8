import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { liveTopics } from '~/ui/live'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { InvitationView } from '../list-invitations.server'
import { RoleTags } from './role-tags'

export type InvitationsCardProps = {
  organisationId: string
  invitations: readonly InvitationView[]
  revocationHref: (invitation: InvitationView) => string
}

/** Invitations that nobody has accepted yet. */
export function InvitationsCard({ organisationId, invitations, revocationHref }: InvitationsCardProps) {
  const t = useT('identity')
  return (
    <Card
      id="invitations"
      title={t('invitations.title')}
      live={liveTopics([`organisation:${organisationId}`, 'people-changed'])}
    >
      <Table
        className="[&_td]:align-middle"
        caption={t('invitations.title')}
        rows={invitations}
        rowKey={({ id }) => id}
        empty={
          <EmptyState bare title={t('invitations.none')}>
            {t('invitations.none-help')}
          </EmptyState>
        }
        columns={[
          {
            key: 'email',
            header: t('invitations.email'),
            cell: (invitation) => (
              <>
                <b dir="auto">{invitation.name}</b>
                <span className="meta block">
                  <bdi>{invitation.email}</bdi>
                </span>
              </>
            ),
          },
          { key: 'roles', header: t('invitations.roles'), cell: ({ roles }) => <RoleTags roles={roles} /> },
          {
            key: 'by',
            header: t('invitations.by'),
            hideSmall: true,
            cell: ({ invitedBy }) => <bdi>{invitedBy ?? t('invitations.somebody')}</bdi>,
          },
          {
            key: 'until',
            header: t('invitations.until'),
            nowrap: true,
            cell: ({ expiresAt, isExpired }) =>
              isExpired ? <Tag tone="warn">{t('invitations.expired')}</Tag> : <RelativeTime at={expiresAt} as="date" />,
          },
          {
            key: 'revoke',
            header: <span className="sr">{t('invitations.revoke')}</span>,
            align: 'end',
            cell: (invitation) => (
              <ButtonLink size="sm" variant="quiet" href={revocationHref(invitation)}>
                {t('invitations.revoke')}
                <span className="sr"> {invitation.name}</span>
              </ButtonLink>
            ),
          },
        ]}
      />
    </Card>
  )
}
