import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { viewMail } from '~/platform/list-mails.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { MailStateTag } from './mail-state-tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const mail = await viewMail(ctx, args.params.mail ?? '')
  const list = translator(args.context.locale, 'admin')('mail.title')
  return {
    title: mail.subject,
    breadcrumbs: [{ label: list, href: '/admin/mail' }, { label: mail.subject }],
    mail,
    origin: ctx.config.publicUrl,
  }
}

export default function MailMessage() {
  const { mail, origin } = useLoaderData<typeof loader>()
  const t = useT('admin')
  const format = useFormat()
  return (
    <>
      <PageHead
        title={<bdi>{mail.subject}</bdi>}
        actions={
          <ButtonLink href="/admin/mail" icon="arrow-left">
            {t('mail.back')}
          </ButtonLink>
        }
      />
      <div className="stack">
        {mail.state === 'undelivered' && (
          <Callout kind="danger" title={t('mail-state.undelivered')}>
            {mail.error ?? ''}
          </Callout>
        )}
        <Card padded>
          <DescriptionList
            items={[
              [t('mail.to'), <bdi key="to">{mail.to}</bdi>],
              [t('mail.state'), <MailStateTag key="state" state={mail.state} />],
              [
                t('mail.about'),
                <bdi key="about" className="mono">
                  {mail.kind}
                </bdi>,
              ],
              [t('mail.written'), <RelativeTime key="written" at={mail.createdAt} as="date-time" />],
              [
                t('mail.sent'),
                mail.sentAt === null ? null : <RelativeTime key="sent" at={mail.sentAt} as="date-time" />,
              ],
              [t('mail.tries'), mail.attempts === 0 ? null : format.number(mail.attempts)],
              [t('mail.failure'), mail.state === 'queued' && mail.error ? <bdi key="failure">{mail.error}</bdi> : null],
            ]}
          />
        </Card>
        <Card id="message" title={t('mail.message')} padded>
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {keyed(linked(mail.text, origin)).map(({ key, item }) =>
              item.isLink ? (
                <a key={key} href={item.text}>
                  {item.text}
                </a>
              ) : (
                item.text
              ),
            )}
          </p>
          {mail.state !== 'kept' && <p className="meta">{t('mail.links-hidden')}</p>}
        </Card>
      </div>
    </>
  )
}

/** Addresses of this installation become links; whatever else a text holds stays text. */
function linked(text: string, origin: string): { text: string; isLink: boolean }[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part) => ({ text: part, isLink: part.startsWith(`${origin}/`) && !part.endsWith('…') }))
}
